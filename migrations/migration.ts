import type { DataClass } from "../contracts/retention";

/** One step of a database's schema. Never changed once it was deployed: a mistake is mended by the next one. */
export interface Migration {
  /** `0001-what-it-does`; the number gives the order. */
  name: string;
  /** SQL that makes it, run in one transaction. */
  up: string;
  /** SQL that undoes it, in one transaction; `undefined` where that would lose what nothing can bring back. */
  down: string | undefined;
}

/** A table whose rows end, and the class that says when. Every such table has a column `recorded_at`. */
export interface RowTable {
  table: string;
  dataClass: DataClass;
}

export interface Database {
  migrations: readonly Migration[];
  rows: readonly RowTable[];
}
