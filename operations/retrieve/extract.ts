import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { gunzipSync } from "node:zlib";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ArchivedObject } from "./objects";

export interface Extracted {
  /** Files written. */
  files: number;
  /** Lines that are about the subject; absent where none was named. */
  lines?: number;
}

/** An object's key leads out of the folder it is to be written to. */
export class UnsafeKey extends Error {
  override name = "UnsafeKey";
}

/**
 * Writes objects into a folder under their keys. With a subject only the lines about that student are written, unpacked,
 * and files without any are left out. Sealed content stays sealed.
 */
export async function extractObjects(
  client: S3Client,
  bucket: string,
  objects: readonly ArchivedObject[],
  { folder, subject }: { folder: string; subject: string | undefined },
  onProgress: (done: number) => void,
): Promise<Extracted> {
  const extracted = { files: 0, lines: 0 };
  for (const [at, { key }] of objects.entries()) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const content = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const lines = subject === undefined ? undefined : linesAbout(content, subject);
    if (lines === undefined || lines.length > 0) {
      if (lines === undefined) write(targetOf(folder, key), content);
      else write(targetOf(folder, key.replace(/\.gz$/, "")), `${lines.join("\n")}\n`);
      extracted.files += 1;
      extracted.lines += lines?.length ?? 0;
    }
    onProgress(at + 1);
  }
  return subject === undefined ? { files: extracted.files } : extracted;
}

/** The lines of NDJSON, packed or not, whose event is about the student. */
export function linesAbout(content: Uint8Array, subject: string): string[] {
  const packed = content[0] === 0x1f && content[1] === 0x8b;
  const text = (packed ? gunzipSync(content) : Buffer.from(content)).toString("utf8");
  return text.split("\n").filter((line) => line.includes(subject) && subjectsOf(line).includes(subject));
}

interface AboutSomebody {
  subject?: unknown;
  student_id_hash?: unknown;
  index?: { student_id_hash?: unknown };
  data?: { student_id_hash?: unknown; entity_id?: unknown };
}

function subjectsOf(line: string): unknown[] {
  try {
    const event = JSON.parse(line) as AboutSomebody | null;
    return [
      event?.subject,
      event?.student_id_hash,
      event?.index?.student_id_hash,
      event?.data?.student_id_hash,
      event?.data?.entity_id,
    ];
  } catch {
    return [];
  }
}

function targetOf(folder: string, key: string): string {
  const path = resolve(folder, key);
  if (path.startsWith(`${resolve(folder)}${sep}`)) return path;
  throw new UnsafeKey(`An object's key leads out of ${folder}; retrieve it alone, without --out.`);
}

/** Owner-only, and whole or not at all: what was archived may identify somebody. */
function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, content, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
