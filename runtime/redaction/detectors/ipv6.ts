import { isIPv6 } from "node:net";
import type { Detector, Finding } from "../types";

const HEX_RUN = /[0-9a-f:]{2,}(?:\.[0-9]{1,3}){0,3}/giu;
/** Longest text of an address. */
const MAX_LENGTH = 45;

/** Finds IPv6 addresses, full and shortened. A clock time such as 12:30:45 is none. */
export const detectIpv6: Detector = (text) => {
  const findings: Finding[] = [];
  if (!text.includes(":")) return findings;
  for (const { index, 0: run } of text.matchAll(HEX_RUN)) {
    if (run.length > MAX_LENGTH + 1 || run.length < 6) continue;
    const address = run.replace(/^:(?!:)|(?<!:):$/g, "");
    const start = index + run.indexOf(address);
    if (
      /[\p{L}\p{N}_]/u.test(text[start - 1] ?? "") ||
      /[\p{L}\p{N}_]/u.test(text[start + address.length] ?? "")
    ) {
      continue;
    }
    if (/\d/.test(address) && isIPv6(address))
      findings.push({ type: "IP", start, end: start + address.length });
  }
  return findings;
};
