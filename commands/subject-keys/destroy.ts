import { auditTrail, eraseSubject, publishTo } from "../../operations";
import { type Command, EXIT, JSON_FLAG, UsageError } from "../cli";
import { AUDITED, openOperation, openTarget, TARGET } from "../quarantine/target";
import { confirm, subjects } from "./subjects";

const OPTIONS = {
  because: { type: "string", placeholder: "TEXT", description: "why, for the audit trail; no personal data" },
  yes: { type: "boolean", description: "do not ask" },
  json: JSON_FLAG,
  ...AUDITED,
  ...TARGET,
} as const;

/** Destroys keys for good. */
export const destroy: Command<typeof OPTIONS> = {
  usage: "npm run subject-keys -- destroy",
  summary:
    "Destroys the keys of subjects: every copy of what was sealed under them is unreadable, at once in the table and\n" +
    "within five minutes in workers that remember the key; in backups of the table when they end or their generation\n" +
    "is ended (subject-keys -- rewrap --end-former). New events of a subject are rejected as subject_erased. An id that\n" +
    "has no key yet gets a tombstone. There is no way back. Needs ids, a reason, and --yes or an answer on the terminal.\n" +
    "Exit code 0: destroyed, also when it was before; 1: not confirmed, or the audit trail did not take it: run it again.",
  options: OPTIONS,
  positionals: { names: ["ID"], min: 1, many: true },
  async run(context) {
    const { options, positionals, progress, signal } = context;
    const ids = subjects(positionals);
    if (options.because === undefined)
      throw new UsageError("Option '--because' is missing; say why, for the audit trail");
    const target = await openTarget(context);
    const { clients, outputs } = target;
    const table = outputs.tables.subjectKeys;
    await confirm(options.yes, `Destroy ${ids.length} key(s) in ${table} for good?`);
    const operation = await openOperation(context, target);
    const audit = auditTrail(publishTo(clients.kinesis, outputs), Date.now);
    const deps = { dynamodb: clients.dynamodb, table, audit };
    const done: { subject: string; result: string; destroyed_at: string; operation: string }[] = [];
    for (const subject of ids) {
      signal.throwIfAborted();
      const {
        fresh,
        destroyedAt,
        operation: by,
      } = await eraseSubject(subject, deps, operation, options.because);
      const result = fresh ? "destroyed" : "destroyed before";
      done.push({ subject, result, destroyed_at: destroyedAt, operation: by });
      progress.step(`destroying: ${done.length} of ${ids.length}`);
    }
    progress.end();
    if (options.json) context.json(done);
    else
      for (const each of done)
        context.print(
          `${each.result}: ${each.subject} at ${each.destroyed_at} (operation ${each.operation})`,
        );
    return EXIT.ok;
  },
};
