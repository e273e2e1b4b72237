import { CONSUMERS, type Consumer, isTopic } from "../../contracts/topics";
import {
  archiveArn,
  auditTrail,
  NoRoute,
  type OperatedOutputs,
  publishTo,
  replayArchive,
  replayName,
  rulesFor,
} from "../../operations";
import { type CommandContext, EXIT, UsageError } from "../cli";
import { type SELECTION, timeOf } from "./selection";
import { type AUDITED, openOperation, openTarget, type TARGET } from "./target";

/** Options of a replay from the bus's archive. */
export const ARCHIVE = {
  archive: {
    type: "boolean",
    description: "replay the bus's archive; with --since, --until, --topic, --rule",
  },
  rule: {
    type: "strings",
    choices: Object.keys(CONSUMERS) as Consumer[],
    description: "with --archive: only to the rule of this consumer (default: every rule)",
  },
} as const;

type Context = CommandContext<
  typeof ARCHIVE &
    typeof SELECTION &
    typeof AUDITED &
    typeof TARGET & { "dry-run": { type: "boolean"; description: string } }
>;

/** Replays a time range of the archive to the bus; consumers leave what stands as it is. */
export async function replayFromArchive(context: Context): Promise<number> {
  const { options, positionals, progress, signal } = context;
  if (positionals.length > 0 || options.reason.length > 0)
    throw new UsageError(
      "With --archive there are no ids and no --reason; allowed: --since, --until, --topic, --rule",
    );
  const now = Date.now();
  const since = timeOf("since", options.since, now);
  const until = Math.min(now, timeOf("until", options.until, now) ?? now);
  if (since === undefined)
    throw new UsageError("Option '--since' is missing; with --archive it says where to begin");
  if (since >= until)
    throw new UsageError(`Option '--since' is '${options.since}', which is not before '--until'`);
  const target = await openTarget(context);
  const { clients, outputs } = target;
  const ruleArns = routes(outputs, options);
  const range = `${new Date(since).toISOString()} to ${new Date(until).toISOString()}`;
  const to = ruleArns.length > 0 ? ruleArns.map((arn) => arn.split("/").at(-1)).join(", ") : "every rule";
  if (options["dry-run"]) {
    context.print(`nothing was replayed; would replay ${outputs.bus.archiveName} from ${range} to ${to}`);
    return EXIT.ok;
  }
  const operation = await openOperation(context, target);
  progress.line(`operation ${operation.id}`);
  const name = replayName(outputs, operation.id);
  const wanted = { name, busArn: outputs.bus.arn, archiveArn: archiveArn(outputs), since, until, ruleArns };
  await auditTrail(
    publishTo(clients.kinesis, outputs),
    Date.now,
  )([
    {
      operation: operation.id,
      action: "archive.replay",
      entity: `archive/${outputs.bus.archiveName}`,
      actor: operation.actor,
      outcome: "success",
      details: { since: new Date(since).toISOString(), until: new Date(until).toISOString(), to },
    },
  ]);
  const state = await replayArchive(clients.events, wanted, signal, ({ state, share }) =>
    progress.step(
      `replaying: ${state.toLowerCase()}${share === undefined ? "" : `, ${Math.floor(share * 100)} %`}`,
    ),
  );
  progress.end();
  context.print(`${state.toLowerCase()}: ${outputs.bus.archiveName} from ${range} to ${to} (replay ${name})`);
  return state === "COMPLETED" ? EXIT.ok : EXIT.failed;
}

function routes(outputs: OperatedOutputs, { rule, topic }: Context["options"]): string[] {
  try {
    return rulesFor(outputs, { rules: rule, topics: isTopic(topic) ? [topic] : [] });
  } catch (error) {
    if (error instanceof NoRoute) throw new UsageError(error.message);
    throw error;
  }
}
