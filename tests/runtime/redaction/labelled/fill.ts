import type { Random } from "./random";

const DAYS = "Monday Tuesday Wednesday Thursday Friday".split(" ");
const MONTHS = "January February March April May June August September October November December".split(" ");
const SUBJECTS = "biology algebra history geometry chemistry Spanish band art PE physics".split(" ");

/** What a sentence without personal values may hold: `{n2}` a number of two digits, `{time}`, `{price}`, … */
const FILLERS: Record<string, (r: Random) => string> = {
  n1: (r) => String(r.int(1, 9)),
  n2: (r) => String(r.int(10, 99)),
  n3: (r) => String(r.int(100, 999)),
  n4: (r) => String(r.int(1000, 9999)),
  n5: (r) => String(r.int(10000, 99999)),
  n6: (r) => String(r.int(100000, 999999)),
  dec: (r) => (r.next() * 100).toFixed(r.int(1, 4)),
  price: (r) => `$${r.int(1, 900)}.${r.pattern("##")}`,
  time: (r) => `${r.int(1, 12)}:${r.pick(["00", "15", "30", "45", "05", "50"])}`,
  day: (r) => r.pick(DAYS),
  month: (r) => r.pick(MONTHS),
  date: (r) => `${r.int(1, 12)}/${r.int(1, 28)}`,
  year: (r) => String(r.int(1500, 2025)),
  subject: (r) => r.pick(SUBJECTS),
};

/** Fills the places in braces with a small letter in front. */
export function fill(text: string, r: Random): string {
  return text.replace(/\{([a-z]+\d?)\}/g, (whole, name: string) => FILLERS[name]?.(r) ?? unknown(whole));
}

function unknown(slot: string): never {
  throw new Error(`There is no filler ${slot}. Fillers: ${Object.keys(FILLERS).join(", ")}.`);
}
