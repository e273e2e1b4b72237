import { createHash } from "node:crypto";
import type { Migration } from "../../migrations";

/** A migration as a database remembers it. */
export interface AppliedMigration {
  name: string;
  checksum: string;
}

/** The schema cannot be changed from where it stands; the message says what to do. */
export class MigrationRefused extends Error {
  override name = "MigrationRefused";
}

/** What a migration was when it ran: a later change of its text shows. */
export function checksumOf({ up, down }: Migration): string {
  return createHash("sha256")
    .update(JSON.stringify([up, down ?? null]))
    .digest("hex");
}

/**
 * Holds what a database remembers against what this program knows: the applied migrations have to be its first ones,
 * in their order and with their text.
 *
 * @throws MigrationRefused
 */
export function checkHistory(
  database: string,
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
): void {
  applied.forEach(({ name, checksum }, at) => {
    const expected = known[at];
    if (!known.some((each) => each.name === name))
      throw new MigrationRefused(
        `${database}: '${name}' was applied by a newer program; deploy that one, or run its 'down' first.`,
      );
    if (expected?.name !== name)
      throw new MigrationRefused(
        `${database}: '${expected?.name}' comes before '${name}', which is applied already; give it a higher number.`,
      );
    if (checksumOf(expected) !== checksum)
      throw new MigrationRefused(
        `${database}: the text of '${name}' was changed after it was applied; take the change back and add a new migration.`,
      );
  });
}
