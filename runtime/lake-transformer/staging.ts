import type { LakeFile } from "../lake";

/** An upload in parts; nothing of it shows before `complete`. */
export interface PartsUpload {
  part(number: number, bytes: Uint8Array): Promise<void>;
  complete(): Promise<void>;
  abort(): Promise<void>;
}

/** How files reach the lake. */
export interface Uploader {
  /** Writes a whole file, over what its key holds. */
  put(key: string, body: Uint8Array): Promise<void>;
  start(key: string): Promise<PartsUpload>;
}

/** Bytes of a part: S3 wants 5 MiB at least of every part but the last, and takes 10,000 of them. */
const PART_BYTES = 8 * 1_048_576;

/** Files that are written but not to be seen yet. */
export interface Staging {
  open(key: string): LakeFile;
  /** Makes every file appear. */
  publish(): Promise<void>;
  /** Gives up every file; what was sent of it is discarded. */
  discard(): Promise<void>;
}

/**
 * Holds back the files of one run until it is known that they fit the lake. A file of up to 8 MiB waits in memory, a
 * larger one in parts at S3, where the bucket's lifecycle clears away what a killed function leaves.
 */
export function createStaging(uploader: Uploader): Staging {
  const files = new Map<string, StagedFile>();
  return {
    open(key) {
      if (files.has(key)) throw new Error(`The file '${key}' was opened twice; a file has one writer.`);
      const file = stagedFile(key, uploader);
      files.set(key, file);
      return {
        write: file.write,
        close: file.close,
        abort: async () => {
          files.delete(key);
          await file.discard();
        },
      };
    },
    async publish() {
      for (const file of files.values()) await file.publish();
    },
    async discard() {
      for (const file of files.values()) await file.discard();
      files.clear();
    },
  };
}

type StagedFile = ReturnType<typeof stagedFile>;

function stagedFile(key: string, uploader: Uploader) {
  let [held, bytes, parts] = [[] as Uint8Array[], 0, 0];
  let upload: PartsUpload | undefined;
  const sendPart = async (): Promise<void> => {
    upload ??= await uploader.start(key);
    const part = Buffer.concat(held);
    [held, bytes] = [[], 0];
    await upload.part(++parts, part);
  };
  return {
    async write(more: Uint8Array): Promise<void> {
      // The writer may use its buffer again.
      held.push(Buffer.from(more));
      bytes += more.byteLength;
      if (bytes >= PART_BYTES) await sendPart();
    },
    async close(): Promise<void> {
      if (upload && bytes > 0) await sendPart();
    },
    async publish(): Promise<void> {
      if (upload) await upload.complete();
      else await uploader.put(key, Buffer.concat(held));
    },
    async discard(): Promise<void> {
      held = [];
      await upload?.abort();
    },
  };
}
