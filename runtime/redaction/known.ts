import { fold } from "./fold";
import type { Detector, Finding, KnownValue, PiiType } from "./types";
import { BARRIER, endOf, startOf } from "./view";

/** One value to look for as it stands, in folded form. */
interface Needle {
  type: PiiType;
  value: string;
  /** Whether it counts inside a longer word too. */
  inside: boolean;
}

/**
 * Most values searched for one by one; their number must not multiply the time. Those beyond are still found where they
 * are words of their own. An event's own student comes first, so this only touches lists of others.
 */
const MAX_NEEDLES = 64;
const MARK = /\p{M}/u;
const SEPARATORS = /[\s.,_'’`\-/]+/u;
const JOINTS = ["", " ", ".", "_", "-"];
/** Scripts that put no spaces between words, or too few to go by. */
const BEYOND_ASCII = /[^ -~]/;
const WORDS = [/\p{L}+|\p{N}+/gu, /[\p{L}\p{N}]+/gu];

/**
 * Finds values known beforehand whatever their case, accents and spacing: a name as a whole also where its parts are
 * run together, each part of it as a word of its own, an id as it stands. Made once for all texts of an event.
 */
export function knownDetector(known: readonly KnownValue[]): Detector {
  const words = new Map<string, PiiType>();
  const needles: Needle[] = [];
  for (const { type, value } of known) {
    const whole = fold(value.normalize("NFKC")).text.trim();
    if (!whole || whole.includes(BARRIER)) continue;
    const parts = type === "PERSON" ? partsOf(whole) : [whole];
    for (const part of parts) words.set(part, type);
    if (needles.length < MAX_NEEDLES) needles.push(...needlesOf(type, whole, parts));
  }
  needles.splice(MAX_NEEDLES);
  return (text) => {
    const folded = fold(text);
    const findings: Finding[] = [];
    const add = (type: PiiType, at: number, end: number) => {
      let to = endOf(folded, end - 1);
      // A mark of its own belongs to the letter before it.
      while (to < text.length && MARK.test(text[to] as string)) to++;
      findings.push({ type, start: startOf(folded, at), end: to });
    };
    for (const pattern of WORDS) {
      for (const { index, 0: word } of folded.text.matchAll(pattern)) {
        const type = words.get(word);
        const apart = folded.text[index - 1] !== BARRIER && folded.text[index + word.length] !== BARRIER;
        if (type && apart) add(type, index, index + word.length);
      }
    }
    for (const { type, value, inside } of needles) {
      for (const at of places(folded.text, value, inside)) add(type, at, at + value.length);
    }
    return findings;
  };
}

function partsOf(name: string): string[] {
  const parts = name.split(SEPARATORS).filter((part) => part.length > 1 || BEYOND_ASCII.test(part));
  return parts.length > 0 ? parts : [name];
}

function needlesOf(type: PiiType, whole: string, parts: readonly string[]): Needle[] {
  if (type !== "PERSON") return [{ type, value: whole, inside: whole.length >= 5 }];
  const wholes = parts.length > 1 ? [whole, ...JOINTS.map((joint) => parts.join(joint))] : [];
  return [
    ...[...new Set(wholes)].map((value) => ({ type, value, inside: true })),
    ...[...new Set([whole, ...parts])].map((value) => ({ type, value, inside: !/[a-z0-9]/.test(value) })),
  ];
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
