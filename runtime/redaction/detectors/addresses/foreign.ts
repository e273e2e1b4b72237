import { GAP, WORD } from "../../scan/flags";
import { foldWord } from "../../scan/fold";
import { SHADE } from "../../scan/lexicon";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  capital,
  gapAt,
  gapWithin,
  glued,
  has,
  isDigits,
  isWord,
  lengthAt,
  shadeAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { STREET_ENDINGS } from "../../scan/words/streets";
import { type Context, cued } from "../context";
import { codeFirst, readTail } from "./tail";

const IN_NAME = GAP.space | GAP.dot | GAP.quote | GAP.dash;
const MOST_NAME_TOKENS = 7;
const REACH = 34;
const NUMBER_SIGN = /^(?:n|no|nr|num|numero|nro|numéro|д|дом|bis|ter|sn|km)$/i;
const PARTICLE =
  /^(?:de|la|las|los|le|les|du|des|del|della|delle|dei|degli|di|do|da|dos|das|d|l|von|van|der|den|y|e|et|und|en|sur|sous|am|an|im|zum|zur)$/i;
const ENDING = new RegExp(`(?:${STREET_ENDINGS.join("|")})$`);
/** Endings that other languages' words have too; these need a capital letter. */
const RISKY = /(?:weg|damm|ufer|steig|plein|kade|gata|gade|vej|laan)$/;
const SHORTEST = 5;

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
function houseEnd(scan: Scan, at: number): number {
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

/** `Rohtgasse 103`, `Lange Straße 5a`, `Hauptstr. 12`, where the token is the number. */
export function compoundStreet(scan: Scan, at: number): Range | undefined {
  const street = at - 1;
  if (!isWord(scan, street) || lengthAt(scan, at) > 4 || glued(scan, at)) return undefined;
  if (lengthAt(scan, street) < SHORTEST && !has(scan, street, WORD.streetFirst)) {
    if (!/^(?:weg|str|allee|vej)$/i.test(textAt(scan, street)) || !capital(scan, street))
      return plainStreet(scan, at);
  }
  const dotted = gapWithin(scan, at, GAP.dot | GAP.space, 2) && (gapAt(scan, at) & GAP.dot) !== 0;
  if (!dotted && !gapWithin(scan, at, GAP.space | GAP.comma, 2)) return undefined;
  const word = foldWord(textAt(scan, street));
  const short = dotted && word.endsWith("str");
  if (!short && !ENDING.test(word)) return plainStreet(scan, at);
  if ((RISKY.test(word) || short) && !capital(scan, street)) return undefined;
  let first = street;
  while (first > 1 && gapAt(scan, first) === GAP.dash && glue(scan, first) && isWord(scan, first - 1))
    first--;
  for (
    let most = 3;
    most > 0 &&
    whole(word) &&
    isWord(scan, first - 1) &&
    gapAt(scan, first) === GAP.space &&
    capital(scan, first - 1);
    most--
  )
    first--;
  return [first, readTail(scan, houseEnd(scan, at)).last];
}

function glue(scan: Scan, at: number): boolean {
  return startAt(scan, at) - (scan.end[at - 1] as number) === 1;
}

/** `Am Hang 5, 80331 München`: a name, a house number, a postcode and a city. */
function plainStreet(scan: Scan, at: number): Range | undefined {
  const house = houseEnd(scan, at);
  const next = house + 1;
  if (
    !(gapAt(scan, next) & (GAP.comma | GAP.line)) ||
    !gapWithin(scan, next, GAP.comma | GAP.space | GAP.line, 3)
  )
    return undefined;
  const city =
    isDigits(scan, next) && isWord(scan, next + 1) && !glued(scan, next + 1) ? codeFirst(scan, next) : 0;
  if (city <= next) return undefined;
  let first = at - 1;
  while (
    first > at - 4 &&
    isWord(scan, first - 1) &&
    gapAt(scan, first) === GAP.space &&
    (capital(scan, first - 1) || PARTICLE.test(textAt(scan, first - 1)))
  )
    first--;
  while (PARTICLE.test(textAt(scan, first)) && !capital(scan, first) && first < at - 1) first++;
  return capital(scan, first) ? [first, city] : undefined;
}

/** Whether the word is nothing but the word for street, so that its name stands before it. */
function whole(word: string): boolean {
  return STREET_ENDINGS.includes(word) || word === "str";
}

const EAST = /[都道府県市区區町村路街巷省州郡구동로길시]/gu;

/** `東京都千代田区丸の内1-2-3`, `北京市朝阳区建国路88号`: a word of places, then numbers. */
export function eastAsianStreet(scan: Scan, at: number): Range | undefined {
  if (!isWord(scan, at - 1) || !glued(scan, at) || lengthAt(scan, at - 1) < 3) return undefined;
  const word = textAt(scan, at - 1);
  if (word.charCodeAt(0) < 0x3000 || (word.match(EAST)?.length ?? 0) < 2) return undefined;
  let last = at;
  for (let most = 8; most > 0; most--) {
    const next = last + 1;
    const digits = isDigits(scan, next) && gapWithin(scan, next, GAP.dash, 1);
    const sign =
      isWord(scan, next) &&
      glued(scan, next) &&
      /^[号號番地丁目室楼層层棟栋単元弄の호동]+/u.test(textAt(scan, next));
    if (!digits && !sign) break;
    last = next;
  }
  return [at - 1, last];
}
