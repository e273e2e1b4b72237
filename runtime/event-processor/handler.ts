import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { FirehoseClient } from "@aws-sdk/client-firehose";
import { KMSClient } from "@aws-sdk/client-kms";
import type { Topic } from "../../contracts/topics";
import { createRedactor } from "../redaction";
import { claimAll } from "../shared/claims";
import { claimWriter } from "../shared/claims-table";
import { clientSettings } from "../shared/client";
import { createLog } from "../shared/log";
import { objectWriter, s3Client } from "../shared/objects";
import { quarantineWriter } from "../shared/quarantine";
import { subjectKeys } from "../subject-keys/keys";
import { keyTable } from "../subject-keys/table";
import { wrapping } from "../subject-keys/wrapping";
import { logWriter } from "./application-log";
import { busWriter } from "./bus";
import { lineWriter } from "./delivery";
import { createEventProcessorHandler } from "./process";
import { pseudonymizer } from "./pseudonym";

export { createEventProcessorHandler } from "./process";

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
  /** Table of the keys of subjects (partition key `subject`). */
  subjectKeysTable: string;
  /** ARN of the KMS key that wraps new keys of subjects, and its generation. */
  wrappingKeyArn: string;
  wrappingGeneration: number;
  /** Bucket for originals a delivery record cannot hold: the interaction-logs bucket (keys `claim-check/original/…`). */
  interactionBucket: string;
  /** Bucket for redacted content a message cannot hold: keys `claim-check/redacted/…`. */
  claimCheckBucket: string;
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
  const kms = new KMSClient(client);
  const putObject = objectWriter(s3);
  const claims = claimWriter(settings.claimsTable, dynamo);
  const pseudonym = pseudonymizer(settings.pseudonymKeyId, kms);
  return createEventProcessorHandler(
    {
      claim: (wanted) => claimAll(wanted, claims),
      quarantine: quarantineWriter(settings.quarantineTable, dynamo, putObject),
      putObject,
      redaction: async () => {
        const pseudonymize = await pseudonym();
        const redactor = createRedactor({ pseudonymize });
        return { pseudonymize, redact: (event) => redactor.redactEvent(event).event };
      },
      subjectKeys: subjectKeys({
        table: keyTable(settings.subjectKeysTable, dynamo),
        wrapping: wrapping(settings.wrappingKeyArn, kms),
        generation: settings.wrappingGeneration,
        now: Date.now,
      }),
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
