import type { Detector, Finding } from "../types";

const START = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9]{4})/giu;
const MAX_LENGTH = 34;
const MIN_LENGTH = 15;

/** Finds IBANs, solid or in groups, whose check digits (ISO 7064, mod 97) are right. */
export const detectIbans: Detector = (text) => {
  const findings: Finding[] = [];
  for (const { index } of text.matchAll(START)) {
    const end = ibanEnd(text, index);
    if (end !== undefined) findings.push({ type: "IBAN", start: index, end });
  }
  return findings;
};

function ibanEnd(text: string, start: number): number | undefined {
  let compact = "";
  let end: number | undefined;
  for (let at = start; at < text.length && compact.length < MAX_LENGTH; at++) {
    const char = text[at] as string;
    if (char === " " || char === "-") {
      if (!/[a-z0-9]/i.test(text[at + 1] ?? "")) break;
      continue;
    }
    if (!/[a-z0-9]/i.test(char)) break;
    compact += char;
    const ends = !/[a-z0-9]/i.test(text[at + 1] ?? "");
    if (ends && compact.length >= MIN_LENGTH && mod97(compact) === 1) end = at + 1;
  }
  return end;
}

function mod97(iban: string): number {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
