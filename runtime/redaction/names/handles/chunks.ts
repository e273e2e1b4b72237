import { KIND, KINDS } from "../characters";

/** A run of the characters account names are written with, and what stands out in it. */
export interface Chunk {
  start: number;
  end: number;
  letters: number;
  digits: number;
  underscores: number;
  /** Dots and hyphens with something on both sides. */
  joints: number;
  /** Whether a capital follows a small letter. */
  inner: boolean;
  /** Offsets of the first `@`, `#` and `/`; -1 where there is none. */
  at: number;
  number: number;
  slash: number;
  /** What stands before: 0 spaces or nothing, 1 other signs on the same line, 2 `:` or `=`, 3 the end of a sentence or line. */
  before: number;
}

const AT = 0x40;
const NUMBER = 0x23;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const BARRIER = 0xe000;

function isPart(unit: number): boolean {
  return (
    (KINDS[unit] as number) >= KIND.digit ||
    unit === UNDERSCORE ||
    unit === DOT ||
    unit === HYPHEN ||
    unit === AT ||
    unit === NUMBER ||
    unit === SLASH
  );
}

/** Every chunk of a text, in order; the same object each time. Chunks that touch a placeholder are left out. */
export function forEachChunk(text: string, visit: (chunk: Chunk) => void): void {
  const chunk: Chunk = {
    start: 0,
    end: 0,
    letters: 0,
    digits: 0,
    underscores: 0,
    joints: 0,
    inner: false,
    at: -1,
    number: -1,
    slash: -1,
    before: 3,
  };
  let before = 3;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (!isPart(unit)) {
      const kind = KINDS[unit] as number;
      if (unit === BARRIER || kind === KIND.newline || unit === 0x21 || unit === 0x3f || unit === 0x3b)
        before = 3;
      else if (before < 2 && kind !== KIND.space) before = unit === 0x3a || unit === 0x3d ? 2 : 1;
      at++;
      continue;
    }
    const from = at;
    while (at < text.length && isPart(text.charCodeAt(at))) at++;
    let end = at;
    while (end > from && isTrailing(text.charCodeAt(end - 1))) end--;
    const touches = text.charCodeAt(from - 1) === BARRIER || text.charCodeAt(at) === BARRIER;
    if (end > from && !touches) {
      measure(text, from, end, chunk);
      chunk.before = before;
      visit(chunk);
    }
    const isStop = at > end && text.charCodeAt(at - 1) === DOT;
    before = touches || isStop ? 3 : 0;
    if (end === from && !touches && !isStop) before = 1;
  }
}

function isTrailing(unit: number): boolean {
  return unit === DOT || unit === HYPHEN || unit === SLASH || unit === AT || unit === NUMBER;
}

function measure(text: string, from: number, end: number, chunk: Chunk): void {
  chunk.start = from;
  chunk.end = end;
  chunk.letters = chunk.digits = chunk.underscores = chunk.joints = 0;
  chunk.inner = false;
  chunk.at = chunk.number = chunk.slash = -1;
  let last = 0;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit] as number;
    if (kind === KIND.digit) chunk.digits++;
    else if (kind >= KIND.lower) {
      chunk.letters++;
      if (kind === KIND.upper && last === KIND.lower) chunk.inner = true;
    } else if (unit === UNDERSCORE) chunk.underscores++;
    else if (unit === AT) chunk.at = chunk.at < 0 ? at : chunk.at;
    else if (unit === NUMBER) chunk.number = chunk.number < 0 ? at : chunk.number;
    else if (unit === SLASH) chunk.slash = chunk.slash < 0 ? at : chunk.slash;
    else if (at > from) chunk.joints++;
    last = kind;
  }
}
