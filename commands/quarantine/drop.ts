import { createInterface } from "node:readline/promises";
import {
  auditTrail,
  drop as dropEntries,
  originals,
  publishTo,
  quarantineIndex,
  subjectOpener,
} from "../../operations";
import { CheckFailed, type Command, type CommandContext, EXIT, UsageError } from "../cli";
import { SELECTION, selected } from "./selection";
import { plural } from "./table";
import { AUDITED, openOperation, openTarget, TARGET } from "./target";

const OPTIONS = {
  because: { type: "string", placeholder: "TEXT", description: "why, for the audit trail; no personal data" },
  yes: { type: "boolean", description: "do not ask" },
  ...SELECTION,
  ...AUDITED,
  ...TARGET,
} as const;

/** Removes content for good. */
export const drop: Command<typeof OPTIONS> = {
  usage: "npm run quarantine -- drop",
  summary:
    "Removes the content of entries for good, every version of it. Their rows stay, marked as dropped, until they\n" +
    "expire. Needs ids or a filter, a reason, and --yes or an answer on the terminal.\n" +
    "Exit code 0: dropped; 1: not confirmed, or it could not be done; what is done stays done.",
  options: OPTIONS,
  positionals: { names: ["ID"], min: 0, many: true },
  async run(context) {
    const { options, positionals, progress } = context;
    if (options.because === undefined)
      throw new UsageError("Option '--because' is missing; say why, for the audit trail");
    requireChoice(context);
    if (!options.yes && !process.stdin.isTTY)
      throw new UsageError("Option '--yes' is missing: there is no terminal to ask on");
    const target = await openTarget(context);
    const { clients, outputs } = target;
    if (!options.yes) await confirm(outputs.buckets.quarantine);
    const operation = await openOperation(context, target);
    const index = quarantineIndex(clients.dynamodb, outputs.tables.quarantineIndex);
    const keys = subjectOpener(clients, outputs.tables.subjectKeys);
    const deps = {
      index,
      originals: originals(clients.s3, outputs.buckets.quarantine, keys),
      audit: auditTrail(publishTo(clients.kinesis, outputs), Date.now),
    };
    let [dropped, versions] = [0, 0];
    const entries = selected(index, positionals, options);
    for await (const report of dropEntries(entries, deps, operation, options.because)) {
      if (report.result === "dropped") dropped += 1;
      versions += report.versions;
      progress.step(`dropping: ${plural(dropped)}`);
    }
    progress.end();
    context.print(`dropped ${plural(dropped)}, ${versions} versions of content (operation ${operation.id})`);
    return EXIT.ok;
  },
};

/** Everything at once is too much to be meant by leaving something out. */
function requireChoice({ options, positionals }: CommandContext<typeof OPTIONS>): void {
  const { reason, topic, since, until } = options;
  if (positionals.length > 0 || reason.length > 0 || topic || since || until) return;
  throw new UsageError("Nothing is chosen; give ids, --reason, --topic, --since or --until");
}

async function confirm(bucket: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Remove this content from ${bucket} for good? Type yes: `);
  terminal.close();
  if (answer.trim() !== "yes") throw new CheckFailed("not confirmed; nothing was removed");
}
