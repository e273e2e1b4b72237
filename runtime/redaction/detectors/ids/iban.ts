const MAX_LENGTH = 34;
const MIN_LENGTH = 15;

/** End of the IBAN, solid or in groups, that starts at a place and whose check digits (ISO 7064, mod 97) are right. */
export function ibanEnd(text: string, start: number): number | undefined {
  let compact = "";
  let end: number | undefined;
  for (let at = start; at < text.length && compact.length < MAX_LENGTH; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x2d) {
      if (!isAlphanumeric(text.charCodeAt(at + 1))) break;
      continue;
    }
    if (!isAlphanumeric(code)) break;
    compact += text[at];
    const ends = !isAlphanumeric(text.charCodeAt(at + 1));
    if (ends && compact.length >= MIN_LENGTH && mod97(compact) === 1) end = at + 1;
  }
  return end;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 32;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

function mod97(iban: string): number {
  let rest = 0;
  for (let at = 0; at < iban.length; at++) {
    const value = Number.parseInt(iban[(at + 4) % iban.length] as string, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
