import { createReadStream, createWriteStream, statSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generateLines } from "./generate";

/** What a run publishes: a file of the user's, or generated events. */
export type Source = { kind: "file"; path: string } | { kind: "generated"; count: number; seed: number };

/**
 * Checks a user's file before anything is started.
 *
 * @throws an error that names the file and what it has to be
 */
export async function checkInput(path: string): Promise<void> {
  const what = "--input takes a file with one raw event a line";
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${path} does not exist; ${what}`);
  if (stat.isDirectory()) throw new Error(`${path} is a directory; ${what}`);
  await access(path, constants.R_OK).catch(() => {
    throw new Error(`${path} cannot be read; ${what}`);
  });
}

/**
 * Puts what a run publishes into one file that stays the same during the run: ledger and publisher read it apart,
 * and the publisher reads it again when it was killed.
 *
 * @param now milliseconds since the epoch; generated ids and times derive from it
 */
export async function prepareInput(source: Source, path: string, now: number): Promise<void> {
  const target = createWriteStream(path, { mode: 0o600 });
  if (source.kind === "file") await pipeline(createReadStream(source.path), target);
  else await pipeline(Readable.from(terminated(generateLines({ ...source, now }))), target);
}

function* terminated(lines: Iterable<Buffer>): Generator<Buffer> {
  const lineFeed = Buffer.from("\n");
  for (const line of lines) yield Buffer.concat([line, lineFeed]);
}
