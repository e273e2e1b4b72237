import {
  auditTrail,
  DONE,
  FORESEEN,
  fates,
  loadTransform,
  originals,
  publishTo,
  quarantineIndex,
  REPLAY_RESULTS,
  type ReplayReport,
  type ReplayResult,
  replay as replayEntries,
  subjectOpener,
  WrongTransform,
} from "../../operations";
import { type Command, type CommandContext, EXIT, UsageError } from "../cli";
import { ARCHIVE, replayFromArchive } from "./archive";
import { fromCaller } from "./paths";
import { SELECTION, selected } from "./selection";
import { count, plural } from "./table";
import { AUDITED, openOperation, openTarget, TARGET } from "./target";

const OPTIONS = {
  transform: {
    type: "string",
    placeholder: "FILE",
    description: ".js or .ts that exports (bytes, entry) => event, or undefined to leave the entry",
  },
  "dry-run": { type: "boolean", description: "say for each entry what would happen; publish nothing" },
  wait: {
    type: "integer",
    min: 0,
    max: 3_600,
    default: 60,
    description: "seconds to wait for what the event processor decides about each event",
  },
  batch: { type: "integer", min: 1, max: 500, default: 500, description: "entries published together" },
  json: { type: "boolean", description: "one JSON object an entry on stdout; the counts go to stderr" },
  ...SELECTION,
  ...ARCHIVE,
  ...AUDITED,
  ...TARGET,
} as const;

/** Publishes what was rejected, after a fix. */
export const replay: Command<typeof OPTIONS> = {
  usage: "npm run quarantine -- replay",
  summary:
    "Publishes quarantined records again, oldest first, as they are or through a transform, and waits what the event\n" +
    "processor makes of each. Running it again publishes nothing twice; Ctrl-C leaves the rest open.\n" +
    "With --archive it replays redacted domain events from the archive of the bus to its rules instead.\n" +
    "Exit code 0: nothing that was chosen is left open but what the transform left; 1: something is.",
  options: OPTIONS,
  positionals: { names: ["ID"], min: 0, many: true },
  async run(context) {
    if (context.options.archive) return replayFromArchive(context);
    if (context.options.rule.length > 0) throw new UsageError("Option '--rule' is for --archive");
    return replayQuarantine(context);
  },
};

async function replayQuarantine(context: CommandContext<typeof OPTIONS>): Promise<number> {
  const { options, positionals, progress } = context;
  const transform = options.transform === undefined ? undefined : transformOf(options.transform);
  const target = await openTarget(context);
  const { clients, outputs } = target;
  const operation = await openOperation(context, target);
  const index = quarantineIndex(clients.dynamodb, outputs.tables.quarantineIndex);
  const publish = publishTo(clients.kinesis, outputs);
  const keys = subjectOpener(clients, outputs.tables.subjectKeys);
  const deps = {
    index,
    originals: originals(clients.s3, outputs.buckets.quarantine, keys),
    publish,
    fates: fates(clients.dynamodb, outputs),
    audit: auditTrail(publish, Date.now),
  };
  const how = {
    ...(transform ? { transform } : {}),
    dryRun: options["dry-run"],
    patienceMs: options.wait * 1_000,
    batchEntries: options.batch,
  };
  if (!how.dryRun) progress.line(`operation ${operation.id}`);
  const counts = new Map<string, number>();
  let total = 0;
  const print = (line: string) => {
    progress.end();
    context.print(line);
  };
  for await (const report of replayEntries(selected(index, positionals, options), deps, operation, how)) {
    count(counts, report.result);
    total += 1;
    if (options.json) print(JSON.stringify(jsonOf(report)));
    else if (how.dryRun || !["replayed", "repeated", "closed"].includes(report.result)) print(lineOf(report));
    progress.step(`${how.dryRun ? "looking" : "replaying"}: ${plural(total)}`);
  }
  progress.end();
  const say = options.json ? progress.line : context.print;
  say(`${plural(total)}${how.dryRun ? ", nothing was published" : ""}`);
  for (const [result, number] of counts as Map<ReplayResult, number>) {
    const words = (how.dryRun && FORESEEN[result]) || REPLAY_RESULTS[result];
    say(`${String(number).padStart(8)}  ${result}: ${words}`);
  }
  if (operation.signal.aborted) progress.line(`go on with: --operation ${operation.id}`);
  const left = [...counts.keys()].some((result) => !DONE.includes(result as ReplayResult));
  return left ? EXIT.failed : EXIT.ok;
}

function transformOf(file: string) {
  try {
    return loadTransform(fromCaller(file));
  } catch (error) {
    if (error instanceof WrongTransform) throw new UsageError(`Option '--transform': ${error.message}`);
    throw error;
  }
}

function lineOf({ entry, result, reason, pointer, eventId, error }: ReplayReport): string {
  const why = [reason, pointer, eventId, error].filter((part) => part !== undefined).join(" ");
  return `${result.padEnd(12)}${entry.quarantine_id}${why ? `  ${why}` : ""}`;
}

function jsonOf({ entry, eventId, result, ...rest }: ReplayReport) {
  return { quarantine_id: entry.quarantine_id, result, ...(eventId ? { event_id: eventId } : {}), ...rest };
}
