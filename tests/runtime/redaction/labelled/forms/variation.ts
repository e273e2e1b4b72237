import type { Random } from "../random";
import type { Label } from "../types";
import type { Source } from "../values/source";

/**
 * One way of writing a value. Where the text it makes holds `⟦…⟧`, only what is inside is the value; otherwise all of
 * it is.
 */
export interface Variation {
  type: Label;
  /** Unique: `email: plus tag`. */
  name: string;
  /** Kinds of slot it fits: `""` is the plain `{EMAIL}`, `bare` is `{EMAIL:bare}`. */
  slots: readonly string[];
  /** How many times as often as others it is written. */
  weight: number;
  make(r: Random, source: Source): string;
}

type Make = Variation["make"];
type Entry = Make | { slots?: readonly string[]; weight?: number; make: Make };

/** Variations of a type from an object of name and maker. */
export function variations(
  type: Label,
  prefix: string,
  entries: Record<string, Entry>,
  slots: readonly string[] = [""],
): Variation[] {
  return Object.entries(entries).map(([name, entry]) => ({
    type,
    name: `${prefix}: ${name}`,
    slots,
    weight: 1,
    ...(typeof entry === "function" ? { make: entry } : entry),
  }));
}

const INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"];

/** The value with characters nobody sees at some places inside. */
export function invisible(r: Random, value: string): string {
  const at = r.int(1, value.length - 1);
  return [...value]
    .map((char, index) => (index > 0 && (index === at || r.chance(0.15)) ? r.pick(INVISIBLE) + char : char))
    .join("");
}

/** Letters, digits and signs in their full-width form. */
export function fullWidth(value: string): string {
  return value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Only the digits in their full-width form. */
export function fullWidthDigits(value: string): string {
  return value.replace(/\d/g, fullWidth);
}

const DIGIT_WORDS = "zero one two three four five six seven eight nine".split(" ");

/** Every digit as a word: `one two three`. */
export function digitWords(digits: string, zero = "zero"): string {
  return [...digits].map((digit) => (digit === "0" ? zero : DIGIT_WORDS[Number(digit)])).join(" ");
}

/** Digits with their last one made so that the Luhn check holds. */
export function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}
