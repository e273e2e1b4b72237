import type { StoreName } from "../collect";

/** A way in which the stack differs from the ledger. Names lines and ids, never content. */
export type Problem =
  | { kind: "lost"; eventId: string; lines: number[]; missingIn: StoreName[] }
  | { kind: "altered"; eventId: string; lines: number[]; place: string }
  | { kind: "duplicate"; eventId: string; store: StoreName; copies: number }
  | { kind: "misplaced"; eventId: string; store: StoreName }
  | { kind: "not quarantined"; line: number; reason: string }
  | { kind: "wrong reason"; line: number; reason: string; found: string }
  | { kind: "altered in quarantine"; line: number; objectKey: string }
  | { kind: "quarantined too often"; objectKey: string; reason: string }
  | { kind: "orphan"; objectKey: string }
  | { kind: "stray"; place: string };

/** One line for people. Lines are counted from 1, as editors do. */
export function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case "lost":
      return `${problem.eventId} (line ${lineNumbers(problem.lines)}) is missing in ${problem.missingIn.join(", ")}`;
    case "altered":
      return `${problem.eventId} (line ${lineNumbers(problem.lines)}) has other bytes in ${problem.place}`;
    case "duplicate":
      return `${problem.eventId} stands ${problem.copies} times in ${problem.store}`;
    case "misplaced":
      return `${problem.eventId} stands in ${problem.store}, where its type does not belong`;
    case "not quarantined":
      return `line ${problem.line + 1} should be in the quarantine as ${problem.reason} and is not`;
    case "wrong reason":
      return `line ${problem.line + 1} is quarantined as ${problem.found} instead of ${problem.reason}`;
    case "altered in quarantine":
      return `line ${problem.line + 1} has other bytes in the quarantine (${problem.objectKey})`;
    case "quarantined too often":
      return `${problem.objectKey} is in the quarantine (${problem.reason}) without a line that belongs there`;
    case "orphan":
      return `${problem.objectKey} lies in the quarantine bucket without a row in the index`;
    case "stray":
      return `${problem.place} holds a line that is no event`;
  }
}

function lineNumbers(lines: number[]): string {
  return lines.map((line) => line + 1).join(", ");
}
