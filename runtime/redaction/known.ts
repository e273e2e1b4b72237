import { fold } from "./fold";
import { type KnownForms, knownForms, type Needle } from "./known-values";
import type { Detector, Finding, KnownValue, PiiType } from "./types";
import { BARRIER, endOf, startOf } from "./view";

const MARK = /\p{M}/u;
const WORDS = [/\p{L}+|\p{N}+/gu, /[\p{L}\p{N}]+/gu];
/** Characters between the letters of a value whose letters stand apart. */
const WIDEST = 3;

/** Reports a place in the folded text. */
type Report = (type: PiiType, at: number, end: number) => void;

/**
 * Finds values known beforehand whatever their case, accents and spacing: a name as a whole also where its parts are
 * run together or its letters stand apart, each part of it as a word of its own, an id also with separators. Made once
 * for all texts of an event.
 */
export function knownDetector(known: readonly KnownValue[]): Detector {
  const forms = knownForms(known);
  return (text) => {
    const folded = fold(text);
    const findings: Finding[] = [];
    const report: Report = (type, at, end) => {
      let to = endOf(folded, end - 1);
      // A mark of its own belongs to the letter before it.
      while (to < text.length && MARK.test(text[to] as string)) to++;
      findings.push({ type, start: startOf(folded, at), end: to });
    };
    for (const { type, value, inside } of forms.needles) {
      for (const at of places(folded.text, value, inside)) report(type, at, at + value.length);
    }
    findWords(folded.text, forms, report);
    findCompact(folded.text, forms.compact, report);
    return findings;
  };
}

function findWords(text: string, { words }: KnownForms, report: Report): void {
  if (!words) return;
  for (const pattern of WORDS) {
    for (const { index, 0: word } of text.matchAll(pattern)) {
      const type = words.get(word);
      const apart = text[index - 1] !== BARRIER && text[index + word.length] !== BARRIER;
      if (type && apart) report(type, index, index + word.length);
    }
  }
}

/** Finds values over whatever separates their letters and digits: `Z o e`, `Zoe\n Marlowe`, `S-4556 914`. */
function findCompact(text: string, needles: readonly Needle[], report: Report): void {
  if (needles.length === 0) return;
  let compact = "";
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter =
      code > 0x7f ? code !== 0xa0 : (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
    if (!letter) continue;
    compact += text[at];
    places.push(at);
  }
  // Without separators everything has been found as it stands.
  if (compact.length === text.length) return;
  for (const { type, value, inside } of needles) {
    for (let at = compact.indexOf(value); at !== -1; at = compact.indexOf(value, at + 1)) {
      const start = places[at] as number;
      const end = (places[at + value.length - 1] as number) + 1;
      if (
        inside
          ? near(places, at, value.length) && wholeWords(text, start, end)
          : spread(places, at, value.length)
      ) {
        report(type, start, end);
      }
    }
  }
}

function near(places: readonly number[], at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next++) {
    if ((places[next] as number) - (places[next - 1] as number) > WIDEST + 1) return false;
  }
  return true;
}

/** Letters that run on into other words on both sides are no value: `plan needed` holds no `Ann Eede`. */
function wholeWords(text: string, start: number, end: number): boolean {
  return !isWord(text, start - 1, text[start]) && !isWord(text, end, text[end - 1]);
}

/** Whether every letter stands apart from the next by the same one or two characters. */
function spread(places: readonly number[], at: number, length: number): boolean {
  const step = (places[at + 1] as number) - (places[at] as number);
  if (step < 2 || step > WIDEST) return false;
  for (let next = at + 2; next < at + length; next++) {
    if ((places[next] as number) - (places[next - 1] as number) !== step) return false;
  }
  return true;
}

function* places(text: string, value: string, inside: boolean): Generator<number> {
  for (let at = text.indexOf(value); at !== -1; ) {
    const end = at + value.length;
    const counts = inside || !(isWord(text, at - 1, value[0]) || isWord(text, end, value.at(-1)));
    if (counts) yield at;
    at = text.indexOf(value, counts ? end : at + 1);
  }
}

/** Whether the neighbour belongs to the same word: a letter next to a letter, a digit next to a digit. */
function isWord(text: string, at: number, next: string | undefined): boolean {
  const neighbour = text[at];
  if (neighbour === undefined || next === undefined) return false;
  // What was redacted there may have belonged to the word.
  if (neighbour === BARRIER) return true;
  return /\p{L}/u.test(next) ? /[\p{L}\p{M}]/u.test(neighbour) : /\p{N}/u.test(neighbour);
}
