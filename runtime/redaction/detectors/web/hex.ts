import { isIPv6 } from "node:net";
import { joins } from "../../scan/characters";
import type { Scan } from "../../scan/scan";
import { endAt, isBarrier, startAt, textAt } from "../../scan/tokens";
import { BARRIER } from "../../view";
import { add, type Context } from "../context";

/** Longest text of an IPv6 address. */
const LONGEST_IP = 45;
const MAC = /^[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![0-9a-f])/i;
const CISCO = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-f.])/i;
const LONGEST_MAC = 18;

/**
 * Finds IPv6 addresses, full and shortened, and hardware addresses around the colon before a token. A clock time such
 * as 12:30:45 is none. Returns where the row of hexadecimal digits and colons ends.
 */
export function detectColons(context: Context, at: number, looked: number): number {
  const { text } = context.scan;
  const colon = text.indexOf(":", endAt(context.scan, at - 1));
  if (colon < looked || !(isHexOrColon(text, colon - 1) || isHexOrColon(text, colon + 1))) return looked;
  let start = colon;
  while (start > looked && colon - start <= LONGEST_IP && isHexOrColon(text, start - 1)) start--;
  let end = colon;
  while (
    end < text.length &&
    end - start <= LONGEST_IP &&
    (isHexOrColon(text, end) || (text[end] === "." && isDigit(text, end + 1)))
  )
    end++;
  if (end - start < 3 || end - start > LONGEST_IP + 1) return end;
  if (text[start] === ":" && text[start + 1] !== ":") {
    // A digit that was redacted may have stood before the colon.
    if (text[start - 1] === BARRIER) return end;
    start++;
  }
  if (text[end - 1] === ":" && text[end - 2] !== ":") {
    if (text[end] === BARRIER) return end;
    end--;
  }
  if (joins(text, start - 1) || joins(text, end)) return end;
  const row = text.slice(start, end);
  if (MAC.test(row) && row.length === 17) add(context, "MAC_ADDRESS", start, end);
  else if (row.length >= 4 && /[\da-f]/i.test(row) && (/\d/.test(row) || row.length > 8) && isIPv6(row))
    add(context, "IP", start, end);
  return end;
}

/** Finds hardware addresses with dashes or dots (`00-1A-2B-3C-4D-5E`, `001a.2b3c.4d5e`), whose first part starts here. */
export function detectMac(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const start = startAt(scan, at);
  const third = text.charCodeAt(start + 2);
  if (third !== 0x2d && third !== 0x3a && text.charCodeAt(start + 4) !== 0x2e) return;
  if (
    joins(text, start - 1) ||
    (/[-.:]/.test(text[start - 1] ?? "") && (joins(text, start - 2) || isBarrier(scan, at - 1)))
  )
    return;
  const sign = text[start + 2];
  const form = sign === "-" || sign === ":" ? MAC : text[start + 4] === "." ? CISCO : undefined;
  if (!form) return;
  const mac = form.exec(text.slice(start, start + LONGEST_MAC))?.[0];
  if (!mac) return;
  const end = start + mac.length;
  if (joins(text, end) || (/[-.:]/.test(text[end] ?? "") && joins(text, end + 1))) return;
  if (/[a-f]/i.test(mac) || macBefore(scan, at)) add(context, "MAC_ADDRESS", start, end);
}

/** Finds twelve hexadecimal digits in one after a word such as `mac`, the token given. */
export function detectSolidMac(context: Context, cue: number): void {
  const { scan } = context;
  for (let at = cue + 1; at <= cue + 5; at++) {
    if (isBarrier(scan, at)) return;
    const start = startAt(scan, at);
    const solid =
      /^[0-9a-f]{12}(?![0-9a-z])/i.test(scan.text.slice(start, start + 13)) && !joins(scan.text, start - 1);
    if (!solid || joins(scan.text, start + 12)) continue;
    if (!/\d/.test(scan.text.slice(start, start + 12))) continue;
    add(context, "MAC_ADDRESS", start, start + 12);
    return;
  }
}

function macBefore(scan: Scan, at: number): boolean {
  for (let before = at - 1; before >= at - 4 && before > 0; before--) {
    if (isBarrier(scan, before)) return false;
    if (/^(?:mac|bssid|hwaddr|ethernet)$/i.test(textAt(scan, before))) return true;
  }
  return false;
}

function isHexOrColon(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const lower = code | 32;
  return (code >= 0x30 && code <= 0x3a) || (lower >= 0x61 && lower <= 0x66);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
