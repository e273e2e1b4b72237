import { randomBytes } from "node:crypto";

/** What one run of a command works with, whatever it does. */
export interface Operation {
  /** Names the run in the audit trail and in the rows it closes. */
  id: string;
  /** Who runs it. */
  actor: string;
  signal: AbortSignal;
  now(): number;
}

/** Consonants: an id that is read aloud spells no word. */
const LETTERS = "bcdfghjklmnpqrstvwxz";

/** Form of an operation's id. */
export const OPERATION_ID = /^[A-Za-z0-9-]{3,36}$/;

/** A new id: `op-` and sixteen letters. */
export function newOperationId(): string {
  return `op-${[...randomBytes(16)].map((byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}
