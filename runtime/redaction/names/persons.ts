import type { Detector, Finding } from "../types";
import { GAP } from "./gaps";
import { loadModel } from "./model";
import { tag } from "./tagger";
import { type Tokens, tokenise } from "./tokens";
import { describe, readEntries } from "./words";

/** Gaps that a name runs on over. */
const WITHIN = new Uint8Array(32);
for (const gap of [GAP.none, GAP.space, GAP.hyphen, GAP.period, GAP.dot]) WITHIN[gap] = 1;

/** Finds names of persons: words the tagger takes for a name, joined where they stand side by side. */
export const detectNames: Detector = (text) => {
  const { lexicon, weights, bias } = loadModel();
  const tokens = tokenise(text);
  readEntries(text, tokens, lexicon);
  const tags = tag(tokens, describe(tokens, lexicon), weights, bias);
  const findings: Finding[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (tags[at] === 0) continue;
    const start = tokens.start[at] as number;
    while (tags[at + 1] === 1 && at + 1 < tokens.count && joins(tokens, at)) at++;
    findings.push({ type: "PERSON", start, end: tokens.end[at] as number });
  }
  return findings;
};

/** Whether a word and the next are of one name; a comma joins only `Last, First`, not the parts of a list. */
function joins({ gap, possessive }: Tokens, at: number): boolean {
  return possessive[at] === 0 && WITHIN[gap[at + 1] as number] === 1;
}
