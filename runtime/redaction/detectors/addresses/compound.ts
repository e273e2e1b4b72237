import { GAP, WORD } from "../../scan/flags";
import { foldWord } from "../../scan/fold";
import type { Scan } from "../../scan/scan";
import {
  capital,
  gapAt,
  gapWithin,
  glued,
  has,
  isDigits,
  isWord,
  lengthAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { STREET_ENDINGS } from "../../scan/words/streets";
import { codeFirst } from "./city";
import { houseEnd, type Range } from "./foreign";
import { readTail } from "./tail";

const PARTICLE =
  /^(?:de|la|las|los|le|les|du|des|del|della|delle|dei|degli|di|do|da|dos|das|d|l|von|van|der|den|y|e|et|und|en|sur|sous|am|an|im|zum|zur)$/i;

const ENDING = new RegExp(`(?:${STREET_ENDINGS.join("|")})$`);

/** Endings that other languages' words have too; these need a capital letter. */
const RISKY = /(?:weg|damm|ufer|steig|plein|kade|gata|gade|vej|laan)$/;
const SHORTEST = 5;

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
