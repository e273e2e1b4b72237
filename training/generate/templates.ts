import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NamePools } from "./pools";
import type { Random } from "./random";
import { fillSlot, PERSON_SLOTS, type SlotLists } from "./slots";

/** A text and where persons stand in it: UTF-16 offsets, end exclusive. */
export interface Sample {
  text: string;
  persons: { start: number; end: number }[];
}

/** Templates of a file: `<a|b>` is one of several, `{P}` a place for a value, `\n` a new line. */
export function readTemplates(name: "chat" | "staff" | "negatives"): string[] {
  return readFileSync(join(__dirname, "..", "templates", `${name}.txt`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replaceAll("\\n", "\n").replaceAll("\\t", "\t"));
}

/** Every how many templates one is held out, so that the tagger is measured on templates it never saw. */
const HELD_OUT_EVERY = 8;

export function isHeldOut(template: string): boolean {
  let sum = 7;
  for (const char of template) sum = (sum * 31 + (char.codePointAt(0) as number)) % 1_000_003;
  return sum % HELD_OUT_EVERY === 0;
}

const CHOICE = /<([^<>]*\|[^<>]*)>/;

export function fillTemplate(template: string, pools: NamePools, lists: SlotLists, random: Random): Sample {
  let chosen = template;
  for (let match = CHOICE.exec(chosen); match; match = CHOICE.exec(chosen)) {
    const choice = random.pick((match[1] as string).split("|"));
    chosen = chosen.slice(0, match.index) + choice + chosen.slice(match.index + match[0].length);
  }
  const sample: Sample = { text: "", persons: [] };
  let at = 0;
  for (const match of chosen.matchAll(/\{([A-Za-z]+)\}/g)) {
    sample.text += chosen.slice(at, match.index);
    const value = fillSlot(match[1] as string, pools, lists, random);
    const start = sample.text.length;
    sample.text += value;
    if (PERSON_SLOTS.has(match[1] as string)) sample.persons.push({ start, end: sample.text.length });
    at = match.index + match[0].length;
  }
  sample.text = (sample.text + chosen.slice(at)).replace(/ +$/, "");
  return sample;
}
