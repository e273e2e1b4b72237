import type { SchemaNode, SchemaTree } from "../schema/tree";
import type { RejectReason } from "../types";
import type { Tape } from "./tape";

/** Why a line cannot be a row. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly pointer?: string;
}

/** Where the scan of a line stands. */
export interface Cursor {
  readonly tree: SchemaTree;
  readonly tape: Tape;
  bytes: Buffer;
  at: number;
  end: number;
  /** Objects begun so far: tells whether a field was seen in this very one. */
  objects: number;
  refusal: Refusal | undefined;
}

/** Thrown within a scan: one object, because an error's stack would cost more than the scan. */
export const REFUSED = { name: "Refused" };

/** Ends the scan of this line. */
export function refuse(cursor: Cursor, reason: RejectReason, node?: SchemaNode): never {
  cursor.refusal = node ? { reason, pointer: pointerOf(node) } : { reason };
  throw REFUSED;
}

/** Ends the scan at a value that does not fit its column. */
export function refuseValue(cursor: Cursor, node: SchemaNode): never {
  const isTime = node.name === "timestamp" && node.parent === cursor.tree.root;
  return refuse(cursor, isTime ? "invalid_timestamp" : "type_conflict", node);
}

export function isJson(bytes: Buffer, from: number, to: number): boolean {
  try {
    JSON.parse(bytes.toString("utf8", from, to));
    return true;
  } catch {
    return false;
  }
}

function pointerOf(node: SchemaNode): string {
  const { parent } = node;
  if (!parent) return "";
  const step =
    parent.type === "list" ? String(parent.index) : node.name.replace(/~/g, "~0").replace(/\//g, "~1");
  return `${pointerOf(parent)}/${step}`;
}
