import { fold } from "./fold";
import type { Detector, Finding, KnownValue, PiiType } from "./types";
import { BARRIER, endOf, startOf } from "./view";

/** One value to look for, in folded form. */
interface Needle {
  type: PiiType;
  value: string;
  /** Whether it counts inside a longer word too. */
  inside: boolean;
}

const SEPARATORS = /[\s.,_'’`\-/]+/u;

/**
 * Finds values known beforehand whatever their case, accents and spacing: a name as a whole also where its parts are
 * run together, each part of it as a word of its own, an id as it stands.
 */
export function knownDetector(known: readonly KnownValue[]): Detector {
  const needles = known.flatMap(needlesOf);
  return (text) => {
    const folded = fold(text);
    const findings: Finding[] = [];
    for (const { type, value, inside } of needles) {
      for (let at = folded.text.indexOf(value); at !== -1; at = folded.text.indexOf(value, at + 1)) {
        const end = at + value.length;
        if (!inside && (isWord(folded.text, at - 1, value[0]) || isWord(folded.text, end, value.at(-1))))
          continue;
        findings.push({ type, start: startOf(folded, at), end: endOf(folded, end - 1) });
        at = end - 1;
      }
    }
    return findings;
  };
}

function needlesOf({ type, value }: KnownValue): Needle[] {
  const whole = fold(value.normalize("NFKC")).text.trim();
  if (!whole || whole.includes(BARRIER)) return [];
  if (type !== "PERSON") return [{ type, value: whole, inside: whole.length >= 5 }];
  const parts = whole.split(SEPARATORS).filter((part) => part.length > 1 || BEYOND_ASCII.test(part));
  const wholes = parts.length > 1 ? JOINTS.map((joint) => parts.join(joint)) : [];
  const needles = [...new Set([whole, ...wholes])].map((text) => ({ type, value: text, inside: true }));
  return [
    ...needles.filter(({ value: text }) => parts.length > 1 || BEYOND_ASCII.test(text)),
    ...[...new Set([whole, ...parts])].map((part) => ({ type, value: part, inside: !/[a-z0-9]/.test(part) })),
  ];
}

const JOINTS = ["", " ", ".", "_", "-"];
/** Scripts that put no spaces between words, or too few to go by. */
const BEYOND_ASCII = /[^ -~]/;

/** Whether the neighbour belongs to the same word: a letter next to a letter, a digit next to a digit. */
function isWord(text: string, at: number, next: string | undefined): boolean {
  const neighbour = text[at];
  if (neighbour === undefined || next === undefined) return false;
  return /\p{L}/u.test(next) ? /[\p{L}\p{M}]/u.test(neighbour) : /\p{N}/u.test(neighbour);
}
