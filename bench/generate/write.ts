import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { generateEvents } from "./events";

/** Characters of one write. */
const WRITE = 1024 * 1024;

/** Writes the first `count` events of the set as NDJSON; the file appears whole. */
export function writeEvents(path: string, count: number): void {
  const draft = `${path}.part`;
  const file = openSync(draft, "w");
  let text = "";
  for (const line of generateEvents(count)) {
    text += line;
    if (text.length < WRITE) continue;
    writeSync(file, text);
    text = "";
  }
  writeSync(file, text);
  closeSync(file);
  renameSync(draft, path);
}
