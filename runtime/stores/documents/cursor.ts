import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Where the next page begins: after the document of this time and id. */
export interface Position {
  /** Milliseconds since the epoch. */
  at: number;
  id: string;
}

/** A cursor that this query did not hand out, or that was changed. Says nothing of what it held. */
export class InvalidCursor extends Error {
  override name = "InvalidCursor";
  constructor() {
    super("The cursor is not one of this query.");
  }
}

export interface Cursors {
  write(query: object, position: Position): string;
  /** @throws InvalidCursor */
  read(query: object, cursor: string): Position;
}

const MAC_BYTES = 16;

/**
 * Cursors bound to their query: a message authentication code covers the position and every parameter of the query, so
 * that a cursor neither reads another student's pages nor can be made up. Its key derives from the store's password: when
 * that is rotated, cursors under way end.
 */
export function createCursors(password: string): Cursors {
  const key = Buffer.from(hkdfSync("sha256", password, "", "strata document cursors", 32));
  const mac = (query: object, position: string) =>
    createHmac("sha256", key)
      .update(canonical(query))
      .update("\0")
      .update(position)
      .digest()
      .subarray(0, MAC_BYTES);
  return {
    write(query, { at, id }) {
      const position = JSON.stringify([at, id]);
      return Buffer.concat([mac(query, position), Buffer.from(position)]).toString("base64url");
    },
    read(query, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      const position = bytes.subarray(MAC_BYTES).toString("utf8");
      const given = bytes.subarray(0, MAC_BYTES);
      if (given.length !== MAC_BYTES || !timingSafeEqual(given, mac(query, position)))
        throw new InvalidCursor();
      const [at, id] = JSON.parse(position) as [number, string];
      return { at, id };
    },
  };
}

/** The same text for the same parameters, in whatever order they were written. */
function canonical(query: object): string {
  return JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));
}
