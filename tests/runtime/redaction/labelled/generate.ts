import { fill } from "./fill";
import { VARIATIONS } from "./forms";
import type { Variation } from "./forms/variation";
import { type Random, random } from "./random";
import { negatives, SLOT, slotsOf, type Template, templates } from "./template";
import type { Part, Row, Span } from "./types";
import { DEVELOPMENT } from "./values/development";
import { HELD_OUT } from "./values/held-out";
import type { Source } from "./values/source";

interface Setting {
  seed: number;
  source: Source;
  /** Rows per unit of a variation's weight. */
  rows: number;
  negatives: number;
}

const SETTINGS: Record<Part, Setting> = {
  development: { seed: 20_260_301, source: DEVELOPMENT, rows: 4, negatives: 1_000 },
  "held-out": { seed: 77_003, source: HELD_OUT, rows: 4, negatives: 1_000 },
};

const BEFORE = ["hi, ", "ok so ", "hey 😭 ", "PLEASE HELP ", "um ", "sorry to bother you but "];
const AFTER = [" lol", " 😭😭", " pls", " thx!!", " ...", " idk"];
/** Share of chat sentences with something in front or behind. */
const CHATTER = 0.2;
/** Share of negative rows made of two sentences. */
const TWO = 0.4;

/** The rows of a part, the same ones every time: each variation in as many sentences as its weight says. */
export function rowsOf(part: Part): Row[] {
  const setting = SETTINGS[part];
  const r = random(setting.seed);
  return [...positives(part, setting, r), ...negativeRows(part, setting, r)];
}

function positives(part: Part, { source, rows }: Setting, r: Random): Row[] {
  const all = templates(part);
  return VARIATIONS.flatMap((variation) => {
    const fitting = all.filter((template) => slotsOf(template).some((slot) => fits(variation, slot)));
    if (fitting.length === 0) throw new Error(`No ${part} template has a slot for "${variation.name}".`);
    let order: Template[] = [];
    return Array.from({ length: rows * variation.weight }, () => {
      if (order.length === 0) order = shuffled(fitting, r);
      return positive(order.pop() as Template, variation, source, r);
    });
  });
}

function fits({ type, slots }: Variation, slot: { type: string; kind: string }): boolean {
  return type === slot.type && slots.includes(slot.kind);
}

function shuffled<T>(list: readonly T[], r: Random): T[] {
  return list
    .map((item) => ({ item, key: r.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** A row with the variation in the first slot it fits, and any that fits in the other slots. */
function positive(template: Template, wanted: Variation, source: Source, r: Random): Row {
  const chatter = template.tag === "chat" && r.chance(CHATTER);
  const before = chatter && r.chance(0.5) ? r.pick(BEFORE) : "";
  const spans: Span[] = [];
  const filled = fill(template.text, r);
  let text = before;
  let at = 0;
  let used = false;
  for (const match of filled.matchAll(SLOT)) {
    text += filled.slice(at, match.index);
    at = match.index + match[0].length;
    const slot = { type: match[1] as string, kind: match[2] ?? "" };
    const variation: Variation = !used && fits(wanted, slot) ? wanted : drawn(slot, r);
    used ||= variation === wanted;
    const written = variation.make(r, source);
    const open = written.indexOf("⟦");
    const value = open === -1 ? written : written.slice(open + 1, written.indexOf("⟧"));
    const start = text.length + Math.max(0, open);
    spans.push({ start, end: start + value.length, type: variation.type, value, variation: variation.name });
    text += written.replace(/[⟦⟧]/g, "");
  }
  text += filled.slice(at) + (chatter && before === "" ? r.pick(AFTER) : "");
  return { text, label: "pos", spans, tags: [template.tag] };
}

function drawn(slot: { type: string; kind: string }, r: Random): Variation {
  const fitting = VARIATIONS.filter((variation) => fits(variation, slot));
  return r.pick(fitting.flatMap((variation) => Array<Variation>(variation.weight).fill(variation)));
}

function negativeRows(part: Part, setting: Setting, r: Random): Row[] {
  const all = negatives(part);
  let order: Template[] = [];
  const draw = () => {
    if (order.length === 0) order = shuffled(all, r);
    return order.pop() as Template;
  };
  return Array.from({ length: setting.negatives }, () => {
    const sentences = r.chance(TWO) ? [draw(), draw()] : [draw()];
    const text = sentences
      .map((template) => fill(template.text, r))
      .join(r.pick([". ", "\n", " ... ", ", also "]));
    return { text, label: "neg", spans: [], tags: [...new Set(sentences.map(({ tag }) => tag))] };
  });
}
