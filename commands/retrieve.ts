import {
  auditTrail,
  extractObjects,
  orderRestores,
  publishTo,
  selectObjects,
  untilReadable,
} from "../operations";
import { type Command, EXIT, runCommand } from "./cli";
import { AUDITED, openOperation, openTarget, TARGET } from "./quarantine/target";
import { agreed } from "./retrieve/agreement";
import { OPTIONS, requestOf } from "./retrieve/request";
import { foreseen, outcomeLines, planLines } from "./retrieve/show";

const ALL = { ...OPTIONS, ...AUDITED, ...TARGET } as const;

/** Between two looks at objects that take hours, and at the embedded AWS that takes seconds; milliseconds. */
const PAUSE_MS = 60_000;
const LOCAL_PAUSE_MS = 500;

/** Restores archived objects, and shows before what it takes and costs. */
export const retrieve: Command<typeof ALL> = {
  usage: "npm run retrieve --",
  summary:
    "Makes archived objects readable for some days: shows what is meant, how long each tier takes and what it costs,\n" +
    "asks, orders the copies, and waits for them. Objects in classes that can be read at once need no order. A run that\n" +
    "was stopped is gone on with by the same command: what was ordered is not ordered again. Every order is in the\n" +
    "audit trail. Content that is sealed stays sealed. See docs/runbooks/retrieval.md.\n" +
    "Exit code 0: all can be read (with --no-wait: all is ordered); 1: S3 refused objects, or nobody agreed; 2: wrong\n" +
    "usage, or nobody to ask and no --yes; 130: stopped, the orders go on.",
  options: ALL,
  async run(context) {
    const { options, progress, signal, print } = context;
    const target = await openTarget(context);
    const { clients, outputs } = target;
    const request = requestOf(options, outputs.buckets, Date.now());
    const found = await selectObjects(clients.s3, request, (count) =>
      progress.step(`looking: ${count} objects`),
    );
    progress.end();
    const plan = foreseen(found, request);
    if (!options.json) for (const line of planLines(request, plan)) print(line);
    if (found.length === 0 || options["dry-run"]) {
      if (options.json) context.json({ ...plan, request, ordered: 0, readable: plan.readable, refused: [] });
      return EXIT.ok;
    }
    if (plan.archived > 0 && !(await agreed(options.yes, signal))) return EXIT.failed;

    const operation = await openOperation(context, target);
    progress.line(`operation ${operation.id}`);
    await auditTrail(
      publishTo(clients.kinesis, outputs),
      Date.now,
    )([
      {
        operation: operation.id,
        action: "archive.retrieve",
        entity: `bucket/${request.bucket}/${request.prefix}`,
        actor: operation.actor,
        outcome: "success",
        details: {
          objects: found.length,
          archived: plan.archived,
          tier: request.tier,
          days: request.days,
          since: new Date(request.since).toISOString(),
          until: new Date(request.until).toISOString(),
          subject: request.subject,
        },
      },
    ]);
    const { ordered, refused } = await orderRestores(clients.s3, found, request, signal, (count) =>
      progress.step(`ordering: ${count} of ${plan.archived}`),
    );
    const taken = found.filter(({ key }) => !refused.some((each) => each.key === key));
    const pause = target.endpoint ? LOCAL_PAUSE_MS : PAUSE_MS;
    const states = options["no-wait"]
      ? taken
      : await untilReadable(clients.s3, request.bucket, taken, pause, signal, (readable) =>
          progress.step(`waiting: ${readable} of ${taken.length} can be read`),
        );
    const readable = states.filter(({ state }) => state === "readable");
    const extracted =
      request.out === undefined || signal.aborted
        ? undefined
        : await extractObjects(
            clients.s3,
            request.bucket,
            readable,
            { ...request, folder: request.out },
            (done) => progress.step(`writing: ${done} of ${readable.length}`),
          );
    progress.end();
    const outcome = { operation: operation.id, ordered, refused, readable: readable.length, extracted };
    if (options.json) context.json({ ...plan, request, ...outcome });
    else for (const line of outcomeLines(outcome, states)) print(line);
    return refused.length === 0 ? EXIT.ok : EXIT.failed;
  },
};

if (require.main === module) void runCommand(retrieve);
