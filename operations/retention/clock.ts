import type { Copy } from "./copy";

/** A copy that stands on a day, and the storage class it has then. */
export interface Standing {
  copy: Copy;
  storageClass: string;
}

/** What still exists `day` days after an event, and how cold it is. */
export function standingOn(day: number, copies: readonly Copy[]): Standing[] {
  return copies
    .filter(({ from, until }) => from <= day && (until === "never" || day < until))
    .map((copy) => ({ copy, storageClass: storageClassOn(day, copy) }));
}

function storageClassOn(day: number, { moves }: Copy): string {
  let coldest = "STANDARD";
  for (const move of moves) if (move.day <= day) coldest = move.storageClass;
  return coldest;
}
