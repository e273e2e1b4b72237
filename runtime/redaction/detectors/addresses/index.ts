import { WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { endAt, has, lengthAt, startAt, textAt } from "../../scan/tokens";
import { add, type Context } from "../context";
import { boxAddress, unitBefore } from "./boxes";
import { compoundStreet, eastAsianStreet } from "./compound";
import { prefixedStreet, type Range } from "./foreign";
import { houseAddress, saidAddress, withPostcode } from "./house";
import { streetWithoutNumber } from "./places";
import { british, canadian } from "./postcode";
import { codeEnd } from "./tail";

/** Finds addresses that a number tells: house number, box, number after the street. */
export function detectNumberAddress(context: Context, at: number): void {
  const { scan } = context;
  const range = boxAddress(scan, at) ?? compoundStreet(scan, at) ?? eastAsianStreet(scan, at);
  if (range) {
    put(context, range);
    return;
  }
  const last = houseAddress(context, at);
  if (last > 0) put(context, [unitBefore(scan, at), last]);
}

/** Finds addresses whose house number is a word. */
export function detectSaidAddress(context: Context, at: number): void {
  const last = saidAddress(context, at);
  if (last > 0) put(context, [at, last]);
}

/** Finds addresses that a word tells: `rue`, `flat`, a postcode, `live on`. */
export function detectWordAddress(context: Context, at: number): void {
  const { scan } = context;
  if (has(scan, at, WORD.streetFirst)) {
    const range = prefixedStreet(context, at);
    if (range) put(context, range);
  }
  if (
    has(scan, at, WORD.unit) &&
    /^(?:flat|apt|apartment|unit|studio|suite|ste|plot|room|floor)$/i.test(textAt(scan, at))
  ) {
    const last = withPostcode(scan, at + 1);
    if (last > codeEnd(scan, at + 1)) put(context, [at, last]);
  }
  if (has(scan, at, WORD.address)) {
    const range = streetWithoutNumber(scan, at);
    if (range) put(context, range);
  }
}

/** Finds postcodes that tell by their form alone, British and Canadian ones in capital letters. */
export function detectPostcode(context: Context, at: number): void {
  const { scan } = context;
  const last = british(scan, at) || (lengthAt(scan, at) === 1 ? canadian(scan, at) : 0);
  if (last > 0 && upper(scan, at, last)) put(context, [at, last]);
}

function upper(scan: Scan, first: number, last: number): boolean {
  const text = scan.text.slice(startAt(scan, first), endAt(scan, last));
  return text === text.toUpperCase();
}

function put(context: Context, [first, last]: Range): void {
  add(context, "ADDRESS", startAt(context.scan, first), endAt(context.scan, last));
}
