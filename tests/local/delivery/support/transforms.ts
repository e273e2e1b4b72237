import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FirehoseTransformationEvent } from "aws-lambda";
import type { StoredObject } from "./world";

/** Answers each record with what `result(text, recordId)` gives. */
export const answering = (result: string): string => `
  const result = ${result};
  const one = (record) => ({ recordId: record.recordId, data: record.data, result: "Ok",
    ...result(Buffer.from(record.data, "base64").toString(), record.recordId) });
  return { records: event.records.map(one) };`;

/** Lets functions note the events they get, where the test can read them. */
export function notes() {
  const folder = mkdtempSync(join(tmpdir(), "delivery-notes-"));
  return {
    /** A function's body that notes each event before it goes on. */
    noting(body: string): { body: string; events: () => FirehoseTransformationEvent[] } {
      const file = join(folder, randomUUID());
      const note = `fs.appendFileSync(${JSON.stringify(file)}, JSON.stringify(event) + "\\n");`;
      return { body: note + body, events: () => lines(readFileSync(file, "utf8")) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The documents of the failed records among the objects. */
export const failures = (objects: StoredObject[]) =>
  objects.filter(({ key }) => key.includes("processing-failed")).flatMap(({ text }) => lines(text));

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
