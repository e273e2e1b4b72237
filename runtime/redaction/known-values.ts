import { fold } from "./fold";
import type { KnownValue, PiiType } from "./types";
import { BARRIER } from "./view";

/** One value to look for as it stands, in folded form. */
export interface Needle {
  type: PiiType;
  value: string;
  /** Whether it counts inside a longer word too. */
  inside: boolean;
}

/** What to look for in texts. */
export interface KnownForms {
  needles: readonly Needle[];
  /** Values looked for where only letters and digits are left of the text. */
  compact: readonly Needle[];
  /** Every part by itself, where there are more values than are searched for one by one. */
  words: ReadonlyMap<string, PiiType> | undefined;
}

/**
 * Most values searched for one by one; their number must not multiply the time. Those beyond are still found where they
 * are words of their own. An event's own student comes first, so this only touches lists of others.
 */
const MAX_NEEDLES = 64;
const SEPARATORS = /[\s.,_'’`\-/]+/u;
/** Scripts that put no spaces between words, or too few to go by. */
const BEYOND_ASCII = /[^ -~]/;
/** Shortest value, letters and digits, that is taken for itself over any gaps, and for the letters of one word apart. */
const SHORTEST_COMPACT = 7;
const SHORTEST_APART = 4;

/** The forms of values: whole, in parts, run together, as initial and last name. */
export function knownForms(known: readonly KnownValue[]): KnownForms {
  const words = new Map<string, PiiType>();
  const needles: Needle[] = [];
  const compact: Needle[] = [];
  for (const { type, value } of known) {
    const whole = fold(value.normalize("NFKC")).text.trim();
    if (!whole || whole.includes(BARRIER)) continue;
    const parts = type === "PERSON" ? partsOf(whole) : [whole];
    for (const part of parts) words.set(part, type);
    if (needles.length >= MAX_NEEDLES) continue;
    needles.push(...needlesOf(type, whole, parts));
    compact.push(...compactOf(type, parts));
  }
  const all = needles.length <= MAX_NEEDLES && words.size <= MAX_NEEDLES;
  return {
    needles: needles.slice(0, MAX_NEEDLES),
    compact: compact.slice(0, MAX_NEEDLES),
    words: all ? undefined : words,
  };
}

function partsOf(name: string): string[] {
  const parts = name.split(SEPARATORS).filter((part) => part.length > 1 || BEYOND_ASCII.test(part));
  return parts.length > 0 ? parts : [name];
}

function needlesOf(type: PiiType, whole: string, parts: readonly string[]): Needle[] {
  if (type !== "PERSON") return [{ type, value: whole, inside: whole.length >= 5 }];
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const joined = parts.length > 1 ? [whole, parts.join("")] : [];
  // `zquist`, as in accounts; a short last name with a letter before it is a part of too many words.
  const account = parts.length > 1 && last.length >= 4 ? [first.slice(0, 1) + last] : [];
  return [
    ...[...new Set([...joined, ...account])].map((value) => ({ type, value, inside: true })),
    ...[...new Set([whole, ...parts])].map((value) => ({ type, value, inside: !/[a-z0-9]/.test(value) })),
  ];
}

/** The parts in and against their order, an id without its separators; parts by themselves for letters apart. */
function compactOf(type: PiiType, parts: readonly string[]): Needle[] {
  const bare = parts.map((part) => part.replace(/[^\p{L}\p{N}]/gu, ""));
  const joined = type !== "PERSON" || parts.length < 2 ? [] : [bare.join("")];
  if (joined.length > 0 && parts.length === 2) joined.push([...bare].reverse().join(""));
  const wholes = (type === "PERSON" ? joined : bare).filter(({ length }) => length >= SHORTEST_COMPACT);
  const apart = bare.filter(({ length }) => length >= SHORTEST_APART);
  return [
    ...wholes.map((value) => ({ type, value, inside: true })),
    ...apart.map((value) => ({ type, value, inside: false })),
  ];
}
