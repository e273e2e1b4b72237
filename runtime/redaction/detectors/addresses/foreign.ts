import { GAP, WORD } from "../../scan/flags";
import { SHADE } from "../../scan/lexicon";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  capital,
  gapAt,
  gapWithin,
  glued,
  isDigits,
  isWord,
  lengthAt,
  shadeAt,
  textAt,
} from "../../scan/tokens";
import { type Context, cued } from "../context";
import { readTail } from "./tail";

const IN_NAME = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const MOST_NAME_TOKENS = 7;
const REACH = 34;
const NUMBER_SIGN = /^(?:n|no|nr|num|numero|nro|numéro|д|дом|bis|ter|sn|km)$/i;
const PARTICLE =
  /^(?:de|la|las|los|le|les|du|des|del|della|delle|dei|degli|di|do|da|dos|das|d|l|von|van|der|den|y|e|et|und|en|sur|sous|am|an|im|zum|zur)$/i;

/** First and last token of an address. */
export type Range = readonly [number, number];

/** `12, rue de la Paix`, `Calle Mayor 5`, `Via Roma, 12`, `ул. Ленина, д. 5`, where the token is the word for street. */
export function prefixedStreet(context: Context, at: number): Range | undefined {
  const { scan } = context;
  const weak = (shadeAt(scan, at) & SHADE.weakFirst) !== 0;
  if (lengthAt(scan, at) <= 2 && weak && !(capital(scan, at) && gapAt(scan, at + 1) & (GAP.dot | GAP.slash)))
    return undefined;
  const before = numberBefore(scan, at);
  let names = 0;
  let last = at;
  for (let next = at + 1; next <= at + MOST_NAME_TOKENS; next++) {
    if (!gapWithin(scan, next, next === at + 1 ? IN_NAME | GAP.slash : IN_NAME, 2)) break;
    if (!isWord(scan, next)) break;
    const particle = PARTICLE.test(textAt(scan, next));
    if (!particle && bitsAt(scan, next) & (WORD.common | WORD.filler | WORD.owner) && !capital(scan, next))
      break;
    if (NUMBER_SIGN.test(textAt(scan, next)) && !particle) break;
    if (!particle && !capital(scan, next) && (names > 0 || weak)) break;
    if (!particle) {
      names++;
      last = next;
    }
  }
  const number = before > 0 && names > 0 ? 0 : numberAfter(scan, last);
  const cue = cued(context, at, WORD.address, REACH);
  if (names === 0 && !(number > 0 && !weak)) return undefined;
  if (number === 0 && before === 0 && !(cue && !weak)) return undefined;
  if (weak && before === 0 && !cue && !capital(scan, at)) return undefined;
  return [before > 0 ? before : at, readTail(scan, number > 0 ? number : last).last];
}

/** The house number before: `9, boulevard …`, `12 bis rue …`; 0 for none. */
function numberBefore(scan: Scan, at: number): number {
  if (!gapWithin(scan, at, GAP.space | GAP.comma, 2)) return 0;
  if (isDigits(scan, at - 1) && lengthAt(scan, at - 1) <= 4) return at - 1;
  const suffix =
    isWord(scan, at - 1) &&
    /^(?:bis|ter|quater|[a-d])$/i.test(textAt(scan, at - 1)) &&
    isDigits(scan, at - 2);
  return suffix && gapWithin(scan, at - 1, GAP.space, 1) ? at - 2 : 0;
}

/** Last token of the house number after a name; 0 for none. */
function numberAfter(scan: Scan, name: number): number {
  let at = name + 1;
  for (let signs = 0; signs < 2 && isWord(scan, at) && NUMBER_SIGN.test(textAt(scan, at)); signs++) {
    if (!gapWithin(scan, at, GAP.space | GAP.comma | GAP.dot, 3)) return 0;
    at++;
  }
  if (!isDigits(scan, at) || lengthAt(scan, at) > 5) return 0;
  if (!gapWithin(scan, at, GAP.space | GAP.comma | GAP.dot | GAP.hash | GAP.other, 4)) return 0;
  return houseEnd(scan, at);
}

/** Last token of `12`, `12a`, `12 B`, `12-34`. */
export function houseEnd(scan: Scan, at: number): number {
  let last = at;
  while (last < at + 3) {
    const next = last + 1;
    const letter = isWord(scan, next) && lengthAt(scan, next) === 1 && glued(scan, next);
    const range =
      isDigits(scan, next) && gapWithin(scan, next, GAP.dash | GAP.slash, 1) && lengthAt(scan, next) <= 4;
    if (!letter && !range) break;
    last = next;
  }
  return last;
}
