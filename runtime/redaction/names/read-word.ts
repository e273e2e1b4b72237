import { KIND, KINDS, SCRIPT, scriptOf } from "./characters";
import { addUnit, foldedUnit, HASH_START, spread } from "./hash";
import { shapeOf } from "./shapes";
import type { Tokens } from "./token-arrays";

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x60 || unit === 0x2bc || unit === 0x2018;
}

/** Reads the word at an offset into the tokens, and returns where reading goes on. */
export function readWord(tokens: Tokens, text: string, from: number, index: number): number {
  const first = text.charCodeAt(from);
  const script = (KINDS[first] as number) === KIND.digit ? SCRIPT.latin : scriptOf(first);
  let hash = HASH_START;
  let prefix = 0;
  let [one, two, three] = [0, 0, 0];
  let letters = 0;
  let uppers = 0;
  let lowers = 0;
  let digits = 0;
  let at = from;
  let possessive = 0;
  let end = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit] as number;
    if (kind < KIND.digit) {
      const next = KINDS[text.charCodeAt(at + 1)] as number;
      if (!isApostrophe(unit) || !(next >= KIND.lower) || at === from) break;
      const after = text.charCodeAt(at + 1) | 0x20;
      if (after === 0x73 && !((KINDS[text.charCodeAt(at + 2)] as number) >= KIND.digit)) {
        possessive = 1;
        at += 2;
        break;
      }
      continue;
    }
    if (kind === KIND.caseless || script >= SCRIPT.hangul) {
      if (
        at > from &&
        kind !== KIND.mark &&
        scriptOf(unit) !== script &&
        !(script >= SCRIPT.kana && scriptOf(unit) >= SCRIPT.kana)
      )
        break;
    }
    end = at + 1;
    if (kind === KIND.digit) digits++;
    else if (kind === KIND.upper) uppers++;
    else if (kind === KIND.lower) lowers++;
    const folded = kind === KIND.digit ? unit : foldedUnit(unit);
    if (folded === 0) continue;
    hash = addUnit(hash, folded);
    letters++;
    if (letters === 3) prefix = hash;
    one = two;
    two = three;
    three = folded;
  }
  tokens.end[index] = end;
  tokens.hash[index] = spread(hash);
  tokens.prefix[index] = prefix === 0 ? hash : prefix;
  tokens.suffix[index] = addUnit(addUnit(addUnit(HASH_START, one), two), three);
  tokens.letters[index] = letters > 255 ? 255 : letters;
  tokens.script[index] = script;
  tokens.possessive[index] = possessive;
  tokens.shape[index] = shapeOf(KINDS[first] as number, letters, uppers, lowers, digits);
  return at > from ? at : from + 1;
}
