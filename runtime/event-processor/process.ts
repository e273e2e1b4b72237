import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import { type Topic, topicSlug } from "../../contracts/topics";
import { type Accepted, type Broken, planRecord, type Rejected, type SourceRecord } from "./core";
import type { EventProcessorDeps, Redaction } from "./deps";
import { createFailures, type Failures } from "./failures";
import { send } from "./send";
import { admit, claimAccepted, keyRecords, planAll, quarantineAll, type Sorted } from "./steps";

/** What one processor is for, and the buckets it writes to. */
export interface ProcessorPlace {
  topic: Topic;
  quarantineBucket: string;
  interactionBucket: string;
  claimCheckBucket: string;
}

/**
 * Processes a batch of one shard: decode → validate → keys of subjects → claim ids → redact and seal → every path. Never throws: what failed is returned as
 * the lowest failed sequence number, from which the batch is tried again; what had succeeded by then is safe to repeat.
 */
export function createEventProcessorHandler(deps: EventProcessorDeps, place: ProcessorPlace) {
  return async (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> => {
    const failures = createFailures(deps.log);
    const records = event.Records.map(sourceRecord);
    const stream = event.Records[0]?.eventSourceARN.split("/").at(-1) ?? "";
    const [accepted, broken]: [Accepted[], Broken[]] = [[], []];
    for (const record of records) {
      try {
        const plan = planRecord(record, { stream }, deps.now());
        if ("reason" in plan) broken.push(plan);
        else accepted.push(plan);
      } catch (error) {
        failures.add("decode", [record], error);
      }
    }
    const redaction = await readyRedaction(accepted, broken, deps, failures);
    const keyed = keyRecords(accepted, broken, redaction, failures);
    const counts = await deps.subjectKeys.use(
      keyed.map(({ keyId }) => keyId),
      async (keys) => {
        const { ready, rejected } = admit(keyed, keys, { ...place, stream }, deps.now(), failures);
        await quarantineAll(rejected, deps, failures);
        const { fresh, retried, repeated } = await claimAccepted(ready, deps, failures);
        const planned = planAll([...retried, ...fresh], place, redaction, failures);
        const logStream = (shard: string) => `${topicSlug(place.topic)}/${shard}`;
        await send(planned, new Set(retried.map(({ record }) => record)), logStream, deps, failures);
        return countsOf({ fresh, retried, repeated }, rejected);
      },
    );
    const failed = records.filter((record) => failures.has(record));
    deps.log.metrics({ topic: place.topic }, { ...counts, failed: failed.length });
    return { batchItemFailures: failed.slice(0, 1).map(({ sequence }) => ({ itemIdentifier: sequence })) };
  };
}

/** Nothing is redacted or named without the pseudonym key: what is accepted fails where it cannot be had. */
async function readyRedaction(
  accepted: readonly Accepted[],
  broken: readonly Broken[],
  deps: EventProcessorDeps,
  failures: Failures,
): Promise<Redaction | undefined> {
  if (accepted.length === 0 && broken.every(({ named }) => named === undefined)) return undefined;
  try {
    return await deps.redaction();
  } catch (error) {
    failures.add(
      "pseudonym-key",
      accepted.map(({ record }) => record),
      error,
    );
    return undefined;
  }
}

function countsOf(
  { fresh, retried, repeated }: Sorted,
  rejected: readonly Rejected[],
): Record<string, number> {
  const counts: Record<string, number> = {
    accepted: fresh.length,
    retried: retried.length,
    repeated: repeated.length,
    rejected: rejected.length,
  };
  for (const { row } of rejected)
    counts[`rejected_${row.reason}`] = (counts[`rejected_${row.reason}`] ?? 0) + 1;
  return counts;
}

function sourceRecord({ eventID, kinesis }: KinesisStreamRecord): SourceRecord {
  return {
    sequence: kinesis.sequenceNumber,
    shard: eventID.slice(0, eventID.indexOf(":")),
    arrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1_000),
    bytes: Buffer.from(kinesis.data, "base64"),
  };
}
