import { open } from "node:fs/promises";
import type { StackOutputs } from "../../contracts/outputs";

import type { Clients } from "../collect";
import type { Oversized } from "./batches";
import { quarantineWriter } from "./quarantine";

/** Longest line that can be quarantined, in bytes: a store takes an object in one piece, so it is held once. */
const MOST_BYTES = 512 * 1_048_576;

/**
 * Puts a line that no stream takes into the quarantine. Its keys depend on run and line
 * alone, so that doing it again overwrites.
 */
export async function quarantineOversized(
  clients: Pick<Clients, "s3" | "dynamodb">,
  outputs: Pick<StackOutputs, "buckets" | "tables">,
  input: string,
  run: string,
  { topic, line }: Oversized,
): Promise<void> {
  if (line.size > MOST_BYTES) {
    throw new Error(
      `line ${line.index + 1} has ${line.size} bytes; the longest that is taken has ${MOST_BYTES}`,
    );
  }
  const quarantine = quarantineWriter(clients, {
    bucket: outputs.buckets.quarantine,
    table: outputs.tables.quarantineIndex,
  });
  const file = await open(input);
  try {
    const bytes = Buffer.alloc(line.size);
    await file.read(bytes, 0, line.size, line.offset);
    await quarantine(topic, bytes, `${run}-${line.index}`);
  } finally {
    await file.close();
  }
}
