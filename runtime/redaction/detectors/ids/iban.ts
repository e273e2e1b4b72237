import { BARRIER } from "../../view";

/** Length of an IBAN by country, characters (SWIFT IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  "AL28 AD24 AT20 AZ28 BH22 BY28 BE16 BA20 BR29 BG22 BI27 CR22 HR21 CY28 CZ24 DK18 DJ27 DO28 EG29 SV28 EE20 FK18 FO18 FI18 FR27 GE22 DE22 GI23 GR27 GL18 GT28 HN28 HU28 IS26 IQ23 IE22 IL23 IT27 JO30 KZ20 XK20 KW30 LV21 LB28 LY25 LI21 LT20 LU20 MT31 MR27 MU30 MD24 MC27 MN20 ME22 NL18 NI28 MK19 NO15 OM23 PK24 PS29 PL28 PT25 QA29 RO24 RU33 LC32 SM27 ST25 SA24 RS22 SC31 SK24 SI19 SO23 ES24 SD18 SE24 CH21 TL23 TN24 TR26 UA29 AE23 GB22 VA22 VG24 YE30"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** End of the IBAN, solid or in groups, that starts at a place and whose check digits (ISO 7064, mod 97) are right. */
export function ibanEnd(text: string, start: number): number | undefined {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  // The country and check digits count after the rest.
  let rest = 0;
  let head = 0;
  let at = start;
  for (let read = 0; read < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x2d) {
      if (valueOfCode(text.charCodeAt(at + 1)) < 0) return undefined;
      continue;
    }
    const value = valueOfCode(code);
    if (value < 0 || ((read === 2 || read === 3) && value > 9)) return undefined;
    if (read < 4) head = head * (value > 9 ? 100 : 10) + value;
    else rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    read++;
  }
  // Two letters and two digits are six digits.
  const whole = valueOfCode(text.charCodeAt(at)) < 0 && text[at] !== BARRIER;
  return whole && (rest * 1_000_000 + head) % 97 === 1 ? at : undefined;
}

/** A digit's value, 10–35 for a letter, -1 for anything else. */
function valueOfCode(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 32;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x57 : -1;
}
