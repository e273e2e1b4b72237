import {
  auditTrail,
  originals,
  publishTo,
  quarantineIndex,
  revealContent,
  stateOf,
  subjectOpener,
  wantedAt,
} from "../../operations";
import { type Command, EXIT, JSON_FLAG } from "../cli";
import { existing } from "./selection";
import { AUDITED, openOperation, openTarget, TARGET } from "./target";

const OPTIONS = {
  content: {
    type: "boolean",
    description: "write the original bytes to stdout instead; identifying, and the access is recorded",
  },
  json: JSON_FLAG,
  actor: AUDITED.actor,
  ...TARGET,
} as const;

/** Shows one entry: why it was rejected and what was wanted; its content only when asked for. */
export const show: Command<typeof OPTIONS> = {
  usage: "npm run quarantine -- show",
  summary:
    "Shows one entry: where it came from, why it was rejected, and what the contract wanted at that place.\n" +
    "With --content the original bytes go to stdout. They may identify a student: the access is written to the audit\n" +
    "trail before anything is shown.",
  options: OPTIONS,
  positionals: { names: ["ID"], min: 1 },
  async run(context) {
    const { options, positionals } = context;
    const target = await openTarget(context);
    const { clients, outputs } = target;
    const entry = await existing(
      quarantineIndex(clients.dynamodb, outputs.tables.quarantineIndex),
      positionals[0] ?? "",
    );
    if (options.content) {
      const operation = await openOperation(
        { ...context, options: { ...options, operation: undefined } },
        target,
      );
      const audit = auditTrail(publishTo(clients.kinesis, outputs), Date.now);
      const keys = subjectOpener(clients, outputs.tables.subjectKeys);
      const source = originals(clients.s3, outputs.buckets.quarantine, keys);
      const bytes = await revealContent(entry, source, audit, operation);
      await new Promise((resolve) => process.stdout.write(bytes, resolve));
      return EXIT.ok;
    }
    const shown = { ...entry, state: stateOf(entry), wanted: wantedAt(entry) };
    if (options.json) context.json(shown);
    else for (const [name, value] of Object.entries(shown)) context.print(`${name.padEnd(16)}${value}`);
    return EXIT.ok;
  },
};
