import { createReadStream, statSync } from "node:fs";
import { basename, join } from "node:path";
import { withLock } from "../local/shared/lock";
import { type Codec, type LakeReport, type Partition, transformEvents } from "../runtime/lake";
import { type CommandContext, EXIT, JSON_FLAG, runCommand, UsageError } from "./cli";
import { openLakeFolder } from "./lake-folder";

const OPTIONS = {
  in: { type: "string", placeholder: "FILE", description: "NDJSON of one event a line, plain or gzip" },
  out: {
    type: "string",
    placeholder: "DIR",
    description: "folder of the lake; its _schema.json keeps every column's type",
  },
  codec: { type: "string", choices: ["snappy", "zstd"], default: "zstd", description: "compression" },
  partition: {
    type: "string",
    choices: ["hour", "day", "none"],
    default: "hour",
    description: "folders event_type=/year=/month=/day=/hour= by the event's own time (UTC), or one file",
  },
  memory: {
    type: "integer",
    min: 1,
    max: 65_536,
    default: 64,
    placeholder: "MIB",
    description: "rows held before they are written; the process takes about 150 MiB more",
  },
  quarantine: {
    type: "string",
    placeholder: "FILE",
    description: "rejected lines (default: DIR/_quarantine/NAME.ndjson)",
  },
  json: JSON_FLAG,
} as const;

const MIB = 2 ** 20;
/** Largest row group before compression: readers take one at a time. */
const ROW_GROUP_BYTES = 64 * MIB;

async function run(context: CommandContext<typeof OPTIONS>): Promise<number> {
  const { options, progress, signal } = context;
  const input = required(options.in, "--in");
  const folder = required(options.out, "--out");
  const size = sizeOf(input);
  const name = basename(input).replace(/(\.(ndjson|jsonl|json|gz|gzip))+$/i, "") || "events";
  const work = async () => {
    const quarantine = options.quarantine ?? join(folder, "_quarantine", `${name}.ndjson`);
    const lake = openLakeFolder(folder, quarantine);
    context.onExit(() => lake.discard());
    const started = performance.now();
    const bytes = createReadStream(input, { highWaterMark: MIB / 2, signal });
    const memoryBytes = options.memory * MIB;
    const report = await transformEvents(
      watched(bytes, (read) =>
        progress.step(`reading ${name}: ${Math.floor((100 * read) / Math.max(1, size))} %`),
      ),
      {
        codec: options.codec as Codec,
        partition: options.partition as Partition,
        name,
        schema: lake.schema,
        memoryBytes,
        rowGroupBytes: Math.min(ROW_GROUP_BYTES, memoryBytes),
      },
      lake,
    );
    signal.throwIfAborted();
    lake.publish(report.schema);
    progress.end();
    tell(context, report, { seconds: (performance.now() - started) / 1000, quarantine });
    return report.rejected > 0 ? EXIT.failed : EXIT.ok;
  };
  return withLock(join(folder, "_lake.lock"), work, {
    signal,
    onWait: (pid) => progress.line(`waiting for process ${pid}, which writes to ${folder}`),
  });
}

function required(value: string | undefined, flag: string): string {
  if (value) return value;
  throw new UsageError(`Option '${flag}' is missing; see --help for what it takes`);
}

function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === false) return stats.size;
  throw new UsageError(`--in ${path}: ${stats ? "is a folder, a file is needed" : "there is no such file"}`);
}

async function* watched(
  input: AsyncIterable<Buffer>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of input) {
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}

function tell(
  { options, json, print }: CommandContext<typeof OPTIONS>,
  { rows, files, rejected, bytes }: LakeReport,
  { seconds, quarantine }: { seconds: number; quarantine: string },
): void {
  if (options.json) {
    const rejectedTo = rejected > 0 ? quarantine : undefined;
    json({ rows, files, rejected, bytes, seconds: Number(seconds.toFixed(3)), quarantine: rejectedTo });
    return;
  }
  const rate = Math.round(rows / seconds).toLocaleString("en");
  print(
    `${rows} rows in ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s (${rate} rows/s)`,
  );
  if (rejected > 0) print(`${rejected} lines rejected: ${quarantine}`);
}

void runCommand({
  usage: "npm run -s lake --",
  summary:
    "Writes events as Parquet: one file for each partition, all of them whole and at the end. The same input overwrites\n" +
    "its own files. A column keeps the type it got first; a line that does not fit is quarantined with its number, the\n" +
    "reason and the field. Exit code: 0 every line is a row, 1 some line was rejected or the work failed, 2 wrong usage.",
  options: OPTIONS,
  run,
});
