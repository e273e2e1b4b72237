import type { Reason } from "../../contracts/quarantine";
import type { QuarantineCopy } from "../collect";
import type { BadLine } from "../expect";
import type { Problem } from "./problem";

export interface QuarantineVerdict {
  /** Bad lines that lie in the quarantine under the right reason with the right bytes. */
  rejected: BadLine[];
  /** Bad lines that do not. */
  lost: BadLine[];
  /** Entries beyond those the lines account for. */
  surplus: number;
  problems: Problem[];
}

/** Matches lines and entries one to one: two identical bad lines are two entries. */
export function verifyQuarantine(
  bad: readonly BadLine[],
  copies: readonly QuarantineCopy[],
  orphans: readonly string[],
): QuarantineVerdict {
  const pool = new Pool(copies);
  const problems: Problem[] = orphans.map((objectKey) => ({ kind: "orphan", objectKey }));
  const rejected: BadLine[] = [];
  const unmatched: BadLine[] = [];
  for (const line of bad) {
    const copy = pool.take(`${line.reason} ${line.sha256}`);
    if (!copy) unmatched.push(line);
    else if (isIntact(copy, line)) rejected.push(line);
    else problems.push({ kind: "altered in quarantine", line: line.index, objectKey: copy.objectKey });
  }
  const lost = bad.filter((line) => !rejected.includes(line));
  for (const line of unmatched) {
    const wrong = pool.takeWhere((copy) => copy.claimed.sha256 === line.sha256);
    problems.push(
      wrong
        ? { kind: "wrong reason", line: line.index, reason: line.reason, found: wrong.reason }
        : { kind: "not quarantined", line: line.index, reason: line.reason },
    );
  }
  const surplus = pool.rest();
  for (const { objectKey, reason } of surplus)
    problems.push({ kind: "quarantined too often", objectKey, reason });
  return { rejected, lost, surplus: surplus.length, problems };
}

/** Whether the original came back byte for byte and the row says so too. */
function isIntact({ claimed, stored }: QuarantineCopy, line: BadLine): boolean {
  return stored?.sha256 === line.sha256 && stored.size === line.size && claimed.size === line.size;
}

/** Entries that no line has claimed yet. */
class Pool {
  private readonly byKey = new Map<string, QuarantineCopy[]>();

  constructor(copies: readonly QuarantineCopy[]) {
    for (const copy of copies) {
      const key = `${copy.reason as Reason} ${copy.claimed.sha256}`;
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), copy]);
    }
  }

  take(key: string): QuarantineCopy | undefined {
    return this.byKey.get(key)?.pop();
  }

  takeWhere(holds: (copy: QuarantineCopy) => boolean): QuarantineCopy | undefined {
    for (const copies of this.byKey.values()) {
      const place = copies.findIndex(holds);
      if (place !== -1) return copies.splice(place, 1)[0];
    }
    return undefined;
  }

  rest(): QuarantineCopy[] {
    return [...this.byKey.values()].flat();
  }
}
