import {
  auditTrail,
  endFormer,
  generations,
  NotEndable,
  type Operation,
  publishTo,
  type RewrapProgress,
  rewrap as rewrapKeys,
  survey,
} from "../../operations";
import { CheckFailed, type Command, EXIT, JSON_FLAG } from "../cli";
import { AUDITED, openOperation, openTarget, TARGET } from "../quarantine/target";
import { confirm } from "./subjects";

const OPTIONS = {
  "end-former": {
    type: "boolean",
    description: "then end the generation before: nothing wrapped under it can be opened any more",
  },
  "settled-minutes": {
    type: "integer",
    min: 0,
    max: 10_000,
    default: 15,
    description: "with --end-former: how long the current generation must have been in use",
  },
  yes: { type: "boolean", description: "do not ask" },
  json: JSON_FLAG,
  ...AUDITED,
  ...TARGET,
} as const;

type Target = Awaited<ReturnType<typeof openTarget>>;

/** Wraps keys anew under the current generation. */
export const rewrap: Command<typeof OPTIONS> = {
  usage: "npm run subject-keys -- rewrap",
  summary:
    "Wraps every living key anew under the current generation (strata:subjectKeyGeneration). Can be stopped and run\n" +
    "again: what is done stays done. With --end-former the wrapping key of the generation before is then scheduled for\n" +
    "deletion: from that moment on no copy of the table from before can be opened, destroyed keys included.\n" +
    "Exit code 0: every living key is under the current generation; 1: not, or not confirmed, or not to be ended yet.",
  options: OPTIONS,
  async run(context) {
    const { options, progress, signal } = context;
    const target = await openTarget(context);
    const { clients, outputs } = target;
    const { generation, wrappingKeyArns } = outputs.subjectKeys;
    if (options["end-former"])
      await confirm(options.yes, `End the generation before ${generation}, and with it every older backup?`);
    const operation = await openOperation(context, target);
    const deps = { dynamodb: clients.dynamodb, kms: clients.kms, table: outputs.tables.subjectKeys };
    const current = { generation, wrappingKeyArn: wrappingKeyArns[generation] ?? "" };
    let last: RewrapProgress = { seen: 0, rewrapped: 0, changed: 0 };
    for await (last of rewrapKeys(deps, current, signal))
      progress.step(`wrapping anew: ${last.rewrapped} of ${last.seen} keys`);
    signal.throwIfAborted();
    progress.step("counting");
    const found = await survey(clients.dynamodb, deps.table);
    progress.end();
    const living = Object.values(found.byGeneration).reduce((sum, count) => sum + count, 0);
    const left = living - (found.byGeneration[generation] ?? 0);
    const details = { keys: last.rewrapped, left };
    await record(target, operation, "subject-keys.rewrap", generation, left === 0, details);
    const ended = options["end-former"]
      ? await end(target, operation, options["settled-minutes"])
      : undefined;
    if (options.json)
      context.json({ operation: operation.id, generation, ...last, left, ...(ended && { ended }) });
    else {
      context.print(`wrapped ${last.rewrapped} keys anew under generation ${generation}; ${left} are left`);
      if (ended) context.print(`ended generation ${ended.generation}; its key is deleted ${ended.deletedAt}`);
    }
    return left === 0 ? EXIT.ok : EXIT.failed;
  },
};

async function end({ clients, outputs, ...rest }: Target, operation: Operation, settledMinutes: number) {
  const states = await generations(clients.kms, outputs.subjectKeys);
  const found = await survey(clients.dynamodb, outputs.tables.subjectKeys);
  try {
    const limits = { now: operation.now(), settledMs: settledMinutes * 60_000 };
    const ended = await endFormer(clients.kms, states, found, limits);
    const details = { deleted_at: ended.deletedAt };
    const target = { clients, outputs, ...rest };
    await record(target, operation, "subject-keys.end-generation", ended.generation, true, details);
    return ended;
  } catch (error) {
    if (error instanceof NotEndable) throw new CheckFailed(error.message);
    throw error;
  }
}

async function record(
  { clients, outputs }: Target,
  { id, actor }: Operation,
  action: "subject-keys.rewrap" | "subject-keys.end-generation",
  generation: number,
  done: boolean,
  details: Record<string, string | number>,
): Promise<void> {
  await auditTrail(
    publishTo(clients.kinesis, outputs),
    Date.now,
  )([
    {
      operation: id,
      action,
      entity: `subject-keys/generation-${generation}`,
      actor,
      outcome: done ? "success" : "failure",
      details,
    },
  ]);
}
