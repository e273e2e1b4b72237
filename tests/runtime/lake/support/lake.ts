import {
  type LakeOptions,
  type LakeReport,
  type LakeSink,
  type RejectedLine,
  transformEvents,
} from "../../../../runtime/lake";

/** What a run wrote, by key, and what it refused. */
export interface Written {
  readonly report: LakeReport;
  readonly files: Map<string, Buffer>;
  readonly rejected: RejectedLine[];
  readonly aborted: string[];
}

export type Input = string | Buffer | readonly unknown[];

/** Bytes of an input: text as it is, values as one JSON line each. */
export function bytesOf(input: Input): Buffer {
  if (Buffer.isBuffer(input)) return input;
  if (typeof input === "string") return Buffer.from(input);
  return Buffer.from(
    input.map((value) => `${typeof value === "string" ? value : JSON.stringify(value)}\n`).join(""),
  );
}

/** Writes into memory. `chunk`: bytes the input comes in at a time. */
export async function write(
  input: Input,
  options: Partial<LakeOptions> & { chunk?: number } = {},
): Promise<Written> {
  const files = new Map<string, Buffer>();
  const rejected: RejectedLine[] = [];
  const aborted: string[] = [];
  const sink: LakeSink = {
    open(key) {
      const parts: Buffer[] = [];
      return {
        write: (bytes) => void parts.push(Buffer.from(bytes)),
        close: async () => void files.set(key, Buffer.concat(parts)),
        abort: async () => void aborted.push(key),
      };
    },
    reject: (line) => void rejected.push(line),
  };
  const { chunk = 65_536, ...given } = options;
  const settings: LakeOptions = { codec: "snappy", partition: "none", name: "events", ...given };
  const report = await transformEvents(pieces(bytesOf(input), chunk), settings, sink);
  return { report, files, rejected, aborted };
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A valid event with one property of the test's own. */
export function event(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    event_id: "evt_0001",
    event_type: "chat.message.sent",
    timestamp: "2026-01-31T09:15:00.123Z",
    source: "web",
    data: { session_id: "s-1" },
    ...overrides,
  };
}
