/** What the migrator is asked to do: the event of its function. */
export interface MigrationRequest {
  action: "up" | "down" | "status";
  /** Only this database. @default - all of them; `down` needs one */
  database?: string;
  /** Most migrations to run. @default - `up`: all that are pending; `down`: 1 */
  steps?: number;
  /**
   * Seconds to wait for another migrator to end; the answer is `locked` after that.
   * @default - two minutes, and a failure after that
   */
  waitSeconds?: number;
  /** Let `down` drop tables that hold rows. @default false */
  loseRows?: boolean;
}

/** What the migrator did, and how every database stands now. */
export interface MigrationAnswer {
  /** `locked`: another migrator was at work all the time; nothing was done. */
  state: "done" | "locked";
  ran: RanMigration[];
  databases: Record<string, DatabaseStatus>;
}

export interface RanMigration {
  database: string;
  migration: string;
  direction: "up" | "down";
  milliseconds: number;
}

/** Names of migrations, in their order. */
export interface DatabaseStatus {
  applied: string[];
  pending: string[];
}
