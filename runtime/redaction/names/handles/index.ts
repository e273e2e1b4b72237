import type { Detector, Finding } from "../../types";
import { hashWord } from "../hash";
import { lookUp } from "../lexicon";
import { loadModel } from "../model";
import { type Chunk, forEachChunk } from "./chunks";
import { ENDING, isNoAccount, WORD, wordKind } from "./cues";

/** Words an account name may stand from what says it is one. */
const REACH = 3;
const LONGEST = 40;
/** What has words of its own form: brackets of letters, and prefixes of streamers. */
const BRACKETED = /^x{1,3}[_.-]?[\p{L}\p{N}_.-]{3,}?[_.-]?x{1,3}$/iu;
const PREFIXED = /^(?:ttv|yt|twitch|btw|faze|tsm)[_-][\p{L}\p{N}_]{3,}$/iu;
const USER_PATH = /^\/?u\/[\p{L}\p{N}_-]{3,}$/iu;
const NUMBERED = /^@?[\p{L}\p{N}_.-]{2,32}#\d{4,5}$/u;
const AT_NAME = /^@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,31}$/u;
/** What people put around a name to make it theirs. */
const ADORNED =
  /^(?:its?|itz|im|iam|not|the|only|just|real|miss|lil|official|xx)\p{Lu}|(?:YT|TTV|TV|[Xx]x|gg|GG|Gaming|Plays|Real|Official|xo)$/u;
const NAME_AND_DIGITS = /^(\p{L}{4,})\d{2,4}$/u;

/**
 * Finds account names: those whose form says so (`@name`, `name#1234`, `u/name`), those with a telling form near a word
 * that says where the account is or what is done with it, and those that are said to be one (`my insta is …`).
 */
export const detectHandles: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (start: number, end: number) => findings.push({ type: "HANDLE", start, end });
  let since = REACH + 1;
  let linked = false;
  let owned = false;
  let lastKind: number = WORD.none;
  /** The last chunk of a telling form that nothing before it speaks for, and how many words ago it was. */
  let pending = -1;
  let pendingEnd = 0;
  let pendingSince = 0;

  forEachChunk(text, (chunk) => {
    if (chunk.before === 3) {
      since = REACH + 1;
      pending = -1;
      lastKind = WORD.none;
    } else if (chunk.before === 2) linked = true;
    const { start, end } = chunk;
    if (chunk.letters === 0 || end - start > LONGEST) {
      since++;
      return;
    }
    if (isPlain(chunk)) {
      const hash = hashWord(text.slice(start, end));
      const kind = wordKind(hash);
      pendingSince++;
      if (kind === WORD.platform || kind === WORD.act) {
        if (kind === WORD.platform && pending >= 0 && pendingSince <= 4) add(pending, pendingEnd);
        owned = lastKind === WORD.owner || (kind === WORD.platform && owned && since <= 1);
        since = 0;
        linked = false;
      } else if (kind === WORD.link) linked = true;
      else if (kind !== WORD.owner && kind !== WORD.filler) {
        if (since <= 1 && linked && owned && isCoined(text, chunk, hash)) add(start, end);
        since++;
      } else if (kind === WORD.owner) owned = since <= REACH ? owned : true;
      lastKind = kind;
      return;
    }
    if (hasForm(text, chunk)) add(start, end);
    else if (isTelling(text, chunk)) {
      if (since <= REACH && (linked || (since <= 1 && !isFaint(text, chunk)))) add(start, end);
      else {
        pending = start;
        pendingEnd = end;
        pendingSince = 0;
      }
    }
    since++;
    lastKind = WORD.none;
  });
  return findings;
};

function isPlain({ digits, underscores, joints, inner, at, number, slash }: Chunk): boolean {
  return digits + underscores + joints === 0 && !inner && at < 0 && number < 0 && slash < 0;
}

/** Whether a chunk can be nothing else. */
function hasForm(
  text: string,
  { start, end, at, number, slash, letters, digits, underscores, joints }: Chunk,
): boolean {
  const written = text.slice(start, end);
  if (at === start) {
    if (!AT_NAME.test(written)) return number > 0 && NUMBERED.test(written);
    const name = written.slice(1);
    if (joints > 0 && ENDING.test(name)) return false;
    if (digits > 0 && letters < 3 && underscores === 0) return false;
    return !(isNoAccount(hashWord(name)) && underscores + digits === 0);
  }
  if (at > 0) return false;
  if (number > 0)
    return NUMBERED.test(written) && wordKind(hashWord(written.slice(0, number - start))) !== WORD.thing;
  if (slash >= 0) return USER_PATH.test(written);
  if (letters >= 5 && BRACKETED.test(written) && underscores + digits > 0) return true;
  if (PREFIXED.test(written)) return true;
  const named = NAME_AND_DIGITS.exec(written);
  if (!named) return false;
  const entry = lookUp(loadModel().lexicon, hashWord(named[1] as string));
  return (entry & 3) === 3 && ((entry >> 4) & 3) === 0 && entry >> 6 === 0;
}

/** Whether a chunk looks like an account name where one is spoken of. */
function isTelling(
  text: string,
  { start, end, letters, digits, underscores, joints, inner, at, number, slash }: Chunk,
): boolean {
  if (at >= 0 || number >= 0 || slash >= 0 || letters < 2) return false;
  const written = text.slice(start, end);
  if (joints > 0 && ENDING.test(written)) return false;
  if (underscores > 0) return true;
  if (/^\d+(?:st|nd|rd|th|am|pm|x|k|gb|mb|min|hrs?)$/i.test(written)) return false;
  if (digits > 0) return letters >= 3 || digits >= 3;
  if (joints > 0) return /\p{L}\.\p{L}/u.test(written) && !/^(?:\p{L}\.)+\p{L}?$/u.test(written);
  return inner && end - start >= 5;
}

/** Whether nothing but a capital inside tells, as in many products. */
function isFaint(text: string, { start, end, digits, underscores, joints }: Chunk): boolean {
  return digits + underscores + joints === 0 && !ADORNED.test(text.slice(start, end));
}

/** Whether a plain word is no word and no name anybody knows. */
function isCoined(text: string, { end, letters }: Chunk, hash: number): boolean {
  if (letters < 5 || lookUp(loadModel().lexicon, hash) !== 0) return false;
  const next = text.slice(end, end + 6);
  return !/^\p{L}/u.test(next) && !/^'/.test(next);
}
