import type { Detector, Finding } from "../types";
import { CUE } from "./cues";
import { GAP } from "./gaps";
import { loadModel, type Model } from "./model";
import { SHAPE } from "./shapes";
import { tag } from "./tagger";
import type { Tokens } from "./token-arrays";
import { tokenise } from "./tokens";
import { describe, readEntries } from "./words";

/** Gaps that a name runs on over. */
const WITHIN = new Uint8Array(32);
for (const gap of [GAP.none, GAP.space, GAP.hyphen, GAP.period, GAP.dot]) WITHIN[gap] = 1;

/** Finds names of persons: words the tagger takes for a name, joined where they stand side by side. */
export const detectNames: Detector = (text) => findPersons(text, loadModel());

/** Finds names of persons by a model given. */
export function findPersons(text: string, { lexicon, weights, bias }: Model): Finding[] {
  const tokens = tokenise(text);
  readEntries(text, tokens, lexicon);
  const words = describe(tokens, lexicon);
  const tags = tag(tokens, words, weights, bias);
  const findings: Finding[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (tags[at] === 0) continue;
    const start = tokens.start[firstPart(at)] as number;
    for (;;) {
      const next = nextPart(at);
      if (next === at) break;
      at = next;
    }
    findings.push({ type: "PERSON", start, end: tokens.end[at] as number });
  }
  return findings;

  /**
   * The word the name that this word is of runs on to, or the word itself where it ends. It runs on over particles
   * (`Ahmed bin Salem`), with what has a capital behind them (`Ana de la Cruz`), and to what is behind a name (`Jr.`).
   */
  function nextPart(at: number): number {
    for (let next = at + 1; next <= at + 4 && next < tokens.count; next++) {
      if (tags[next] === 1 && joins(tokens, next - 1)) return next;
      if (words.cue[next] === CUE.suffix && next === at + 1 && isBehind(tokens, at)) return next;
      if (!joins(tokens, next - 1)) break;
      const isLinked = words.cue[next - 1] === CUE.particle;
      if (isLinked && (tokens.shape[next] === SHAPE.capitalised || tokens.shape[next] === SHAPE.mixed))
        return next;
      if (words.cue[next] !== CUE.particle) break;
    }
    return at;
  }

  /** Where a name starts that this word is of: particles between a title and it are part of it (`Ms. von Hagen`). */
  function firstPart(at: number): number {
    let first = at;
    while (first > 0 && words.cue[first - 1] === CUE.particle && joins(tokens, first - 1)) first--;
    return first > 0 && words.cue[first - 1] === CUE.title ? first : at;
  }
}

/** Whether a word and the next are of one name; a comma joins only `Last, First`, not the parts of a list. */
function joins({ gap, possessive }: Tokens, at: number): boolean {
  return possessive[at] === 0 && WITHIN[gap[at + 1] as number] === 1;
}

/** Whether what stands between a name and the next word lets `Jr.` or `MD` be part of it. */
function isBehind({ gap, possessive }: Tokens, at: number): boolean {
  return possessive[at] === 0 && (gap[at + 1] === GAP.space || gap[at + 1] === GAP.comma);
}
