import { open } from "node:fs/promises";

import type { Clients } from "../collect";
import type { Oversized } from "./batches";
import { type QuarantineOutputs, quarantineWriter } from "./quarantine";

/** Longest line that can be quarantined, in bytes: it is sealed in one piece, as a text a third longer. */
const MOST_BYTES = 256 * 1_048_576;

/**
 * Puts a line that no stream takes into the quarantine. Its keys depend on run and line
 * alone, so that doing it again overwrites.
 */
export async function quarantineOversized(
  clients: Pick<Clients, "s3" | "dynamodb" | "kms">,
  outputs: QuarantineOutputs,
  input: string,
  run: string,
  { topic, line }: Oversized,
): Promise<void> {
  if (line.size > MOST_BYTES) {
    throw new Error(
      `line ${line.index + 1} has ${line.size} bytes; the longest that is taken has ${MOST_BYTES}`,
    );
  }
  const quarantine = quarantineWriter(clients, outputs);
  const file = await open(input);
  try {
    const bytes = Buffer.alloc(line.size);
    await file.read(bytes, 0, line.size, line.offset);
    await quarantine(topic, bytes, `${run}-${line.index}`);
  } finally {
    await file.close();
  }
}
