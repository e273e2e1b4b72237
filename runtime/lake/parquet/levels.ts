import { bitWidth } from "../encodings/bit-packing";
import { type ByteWriter, createByteWriter } from "../encodings/bytes";
import { writeHybrid } from "../encodings/hybrid";
import type { SchemaNode } from "../schema/tree";

/** The levels of a chunk's entries. */
export interface ChunkLevels {
  readonly reps: Uint8Array;
  readonly defs: Uint8Array;
}

/** A page's levels as a data page of version 2 holds them: repetition, then definition, without lengths. */
export function writeLevels(
  node: SchemaNode,
  levels: ChunkLevels,
  from: number,
  to: number,
): { bytes: Uint8Array; repBytes: number; defBytes: number } {
  const out: ByteWriter = createByteWriter();
  if (node.rep > 0) writeHybrid(out, levels.reps, from, to, bitWidth(node.rep));
  const repBytes = out.length;
  writeHybrid(out, levels.defs, from, to, bitWidth(node.def));
  return { bytes: out.view(), repBytes, defBytes: out.length - repBytes };
}
