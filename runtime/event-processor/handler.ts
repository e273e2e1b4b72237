import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { FirehoseClient } from "@aws-sdk/client-firehose";
import { KMSClient } from "@aws-sdk/client-kms";
import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import { type Topic, topicSlug } from "../../contracts/topics";
import { createRedactor } from "../redaction";
import { claimAll } from "../shared/claims";
import { claimWriter } from "../shared/claims-table";
import { clientSettings } from "../shared/client";
import { createLog } from "../shared/log";
import { objectWriter, s3Client } from "../shared/objects";
import { quarantineWriter } from "../shared/quarantine";
import { logWriter } from "./application-log";
import { busWriter } from "./bus";
import { type Accepted, planRecord, type Rejected, type SourceRecord } from "./core";
import { lineWriter } from "./delivery";
import type { EventProcessorDeps } from "./deps";
import { createFailures } from "./failures";
import { pseudonymizer } from "./pseudonym";
import { send } from "./send";
import { claimAccepted, planAll, quarantineAll } from "./steps";

/** What the event processor of one topic is told at deployment: names only, no secrets. */
export interface EventProcessorSettings {
  /** Topic of the stream the function reads; every record is still judged by its own `event_type`. */
  topic: Topic;
  /** Table of claims (partition key `claim_id`). */
  claimsTable: string;
  quarantineBucket: string;
  /** Quarantine index (partition key `quarantine_id`). */
  quarantineTable: string;
  interactionDeliveryStream: string;
  applicationDeliveryStream: string;
  applicationLogGroup: string;
  busName: string;
  /** KMS HMAC key (HMAC_256) from which the pseudonym key is derived. */
  pseudonymKeyId: string;
  /** Bucket for originals a delivery record cannot hold: the interaction-logs bucket (keys `claim-check/original/…`). */
  interactionBucket: string;
  /** Bucket for redacted content a message cannot hold: keys `claim-check/redacted/…`. */
  claimCheckBucket: string;
}

type Place = Pick<
  EventProcessorSettings,
  "topic" | "quarantineBucket" | "interactionBucket" | "claimCheckBucket"
>;

/**
 * Processes a batch of one shard: decode → validate → claim ids → every path. Never throws: what failed is returned as
 * the lowest failed sequence number, from which the batch is tried again; what had succeeded by then is safe to repeat.
 */
export function createEventProcessorHandler(deps: EventProcessorDeps, place: Place) {
  return async (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> => {
    const failures = createFailures(deps.log);
    const records = event.Records.map(sourceRecord);
    const stream = event.Records[0]?.eventSourceARN.split("/").at(-1) ?? "";
    const accepted: Accepted[] = [];
    const rejected: Rejected[] = [];
    for (const record of records) {
      try {
        const plan = planRecord(record, { ...place, stream }, deps.now());
        if ("row" in plan) rejected.push(plan);
        else accepted.push(plan);
      } catch (error) {
        failures.add("decode", [record], error);
      }
    }
    await quarantineAll(rejected, deps, failures);
    const { fresh, retried, repeated } = await claimAccepted(accepted, deps, failures);
    const planned = await planAll([...retried, ...fresh], place, deps, failures);
    const logStream = (shard: string) => `${topicSlug(place.topic)}/${shard}`;
    await send(planned, new Set(retried.map(({ record }) => record)), logStream, deps, failures);
    const failed = records.filter((record) => failures.has(record));
    const counts: Record<string, number> = {
      accepted: fresh.length,
      retried: retried.length,
      repeated: repeated.length,
      rejected: rejected.length,
      failed: failed.length,
    };
    for (const { row } of rejected)
      counts[`rejected_${row.reason}`] = (counts[`rejected_${row.reason}`] ?? 0) + 1;
    deps.log.metrics({ topic: place.topic }, counts);
    return { batchItemFailures: failed.slice(0, 1).map(({ sequence }) => ({ itemIdentifier: sequence })) };
  };
}

function sourceRecord({ eventID, kinesis }: KinesisStreamRecord): SourceRecord {
  return {
    sequence: kinesis.sequenceNumber,
    shard: eventID.slice(0, eventID.indexOf(":")),
    arrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1_000),
    bytes: Buffer.from(kinesis.data, "base64"),
  };
}

/** Longest time for the answer to one call, milliseconds; the function has 60 s. */
const ANSWER_MS = 6_000;

/** Cold-start wiring of the event processor: the only place that builds clients. */
export function eventProcessorFactory(settings: EventProcessorSettings) {
  const client = clientSettings(ANSWER_MS);
  const s3 = s3Client(process.env, client);
  const dynamo = new DynamoDBClient(client);
  const firehose = new FirehoseClient(client);
  const logs = new CloudWatchLogsClient(client);
  const logsOnce = new CloudWatchLogsClient({ ...client, maxAttempts: 1 });
  const putObject = objectWriter(s3);
  const claims = claimWriter(settings.claimsTable, dynamo);
  const pseudonym = pseudonymizer(settings.pseudonymKeyId, new KMSClient(client));
  return createEventProcessorHandler(
    {
      claim: (wanted) => claimAll(wanted, claims),
      quarantine: quarantineWriter(settings.quarantineTable, dynamo, putObject),
      putObject,
      redaction: async () => {
        const redactor = createRedactor({ pseudonymize: await pseudonym() });
        return (event) => redactor.redactEvent(event).event;
      },
      writeInteractions: lineWriter(settings.interactionDeliveryStream, firehose),
      writeApplications: lineWriter(settings.applicationDeliveryStream, firehose),
      writeLogs: logWriter(settings.applicationLogGroup, { client: logs, once: logsOnce }),
      publish: busWriter(settings.busName, new EventBridgeClient(client)),
      now: Date.now,
      log: createLog({ job: "event-processor", topic: settings.topic }),
    },
    settings,
  );
}
