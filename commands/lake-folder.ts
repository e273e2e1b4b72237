import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJson, writeJson } from "../local/shared/files";
import type { LakeFile, LakeSchema, LakeSink, RejectedLine } from "../runtime/lake";

/** Files kept open at once: systems allow few (macOS 256). */
const MOST_OPEN = 64;

/** A lake in a local folder. Nothing is seen under its name before `publish`. */
export interface LakeFolder extends LakeSink {
  /** Columns of the files that are there. */
  readonly schema: LakeSchema | undefined;
  /** Where the rejected lines are once published. */
  readonly quarantine: string;
  /** Keeps the schema, then gives every file its name. Repeated with the same input it overwrites. */
  publish(schema: LakeSchema): void;
  /** Removes what was not published. */
  discard(): void;
}

/** Types of all columns, beside the data: readers skip names with an underscore. */
const SCHEMA_FILE = "_schema.json";

/** @param quarantine file of the rejected lines: after `publish` it holds those of this input, or is not there */
export function openLakeFolder(folder: string, quarantine: string): LakeFolder {
  const drafts = new Map<string, string>();
  const descriptors = new Map<string, number>();
  const draftOf = (path: string): string => {
    const draft = `${path}.part`;
    mkdirSync(dirname(path), { recursive: true });
    rmSync(draft, { force: true });
    drafts.set(path, draft);
    return draft;
  };
  const append = (draft: string, bytes: Uint8Array) => {
    let descriptor = descriptors.get(draft);
    if (descriptor === undefined) {
      const [oldest] = descriptors.keys();
      if (descriptors.size === MOST_OPEN && oldest) close(oldest);
      descriptor = openSync(draft, "a");
      descriptors.set(draft, descriptor);
    }
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  };
  const close = (draft: string) => {
    const descriptor = descriptors.get(draft);
    if (descriptor !== undefined) closeSync(descriptor);
    descriptors.delete(draft);
  };
  const open = (path: string): LakeFile => {
    const draft = draftOf(path);
    return {
      write: (bytes) => append(draft, bytes),
      close: async () => close(draft),
      async abort() {
        close(draft);
        rmSync(draft, { force: true });
        drafts.delete(path);
      },
    };
  };
  let rejected: LakeFile | undefined;
  return {
    schema: readSchema(join(folder, SCHEMA_FILE)),
    quarantine,
    open: (key) => open(join(folder, key)),
    reject(line) {
      rejected ??= open(quarantine);
      return rejected.write(describeLine(line));
    },
    publish(schema) {
      for (const draft of descriptors.keys()) close(draft);
      // First: a file whose columns' types nobody remembers could be contradicted by the next one.
      writeJson(join(folder, SCHEMA_FILE), schema);
      if (!rejected) rmSync(quarantine, { force: true });
      for (const [path, draft] of drafts) renameSync(draft, path);
      drafts.clear();
    },
    discard() {
      for (const draft of descriptors.keys()) close(draft);
      for (const draft of drafts.values()) rmSync(draft, { force: true });
      drafts.clear();
    },
  };
}

function readSchema(path: string): LakeSchema | undefined {
  const schema = readJson<LakeSchema>(path);
  if (schema === undefined || (schema?.version === 1 && Array.isArray(schema.fields))) return schema;
  throw new Error(`${path} is no schema of a lake; move it away to give every column its type anew`);
}

/** A rejected line as NDJSON: its text, or its bytes where they are no text. */
function describeLine({ line, reason, pointer, bytes }: RejectedLine): Buffer {
  const text = Buffer.from(bytes);
  const content = reason === "invalid_utf8" ? { base64: text.toString("base64") } : { text: text.toString() };
  return Buffer.from(`${JSON.stringify({ line, reason, pointer, ...content })}\n`);
}
