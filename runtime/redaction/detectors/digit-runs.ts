/** Digits that stand together, or a digit written as a word. */
export interface Group {
  digits: string;
  start: number;
  end: number;
  /** What stands between the group before and this one. */
  gap: string;
  word: boolean;
}

/** Number of groups from `at` that are one value, 0 for none. Looks at a bounded number of groups and characters. */
export type GroupMatcher = (run: readonly Group[], at: number, text: string) => number;

const WORDS: Record<string, string> = {
  zero: "0",
  oh: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};
const GROUP =
  /\d+|(?<![\p{L}\p{N}])(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![\p{L}\p{N}])/giu;
/** What may stand between groups of one number: `(555) 123-4567`, `44[.]1`, `123 - 45`. */
const GAP = /^(?: ?[-./()_]{0,2} ?|[[(]\.[\])])$/;

/** Cuts text into runs of groups that may belong to one number. One pass, each digit looked at once. */
export function digitRuns(text: string): Group[][] {
  const runs: Group[][] = [];
  let end = -1;
  for (const { index, 0: found } of text.matchAll(GROUP)) {
    const gap = end === -1 || index - end > 4 ? undefined : text.slice(end, index);
    const digit = WORDS[found.toLowerCase()];
    const group = {
      digits: digit ?? found,
      start: index,
      end: index + found.length,
      gap: gap ?? "",
      word: digit !== undefined,
    };
    const run = runs.at(-1);
    if (run && gap !== undefined && GAP.test(gap)) run.push(group);
    else runs.push([group]);
    end = group.end;
  }
  return runs;
}
