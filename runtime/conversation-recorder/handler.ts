import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { landedObjects } from "../lake-transformer/core";
import { objectStream } from "../lake-transformer/lake-bucket";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { objectWriter, s3Client } from "../shared/objects";
import { quarantineWriter } from "../shared/quarantine";
import { createDocuments, type Documents, type DocumentsSettings } from "../stores/documents/connection";
import { mayPass } from "../stores/documents/failure";
import { secretReader } from "../stores/documents/secret";
import { insertEvents } from "../stores/documents/write";
import { PATIENCE, type Patience, patiently } from "../stores/shared/patience";
import { type RecordDeps, recordObject } from "./record";

/** What the conversation recorder is told at deployment. */
export interface ConversationRecorderSettings extends DocumentsSettings {
  /** Bucket where sealed events land. */
  landingBucket: string;
  quarantineBucket: string;
  /** Quarantine index (partition key `quarantine_id`). */
  quarantineTable: string;
}

export interface ConversationRecorderDeps extends RecordDeps {
  log: Log;
}

/**
 * Keeps every event of the objects a batch of notices names. Every notice succeeds or fails for itself: a failed one
 * stays on the queue and goes to the dead-letter queue after its last try.
 */
export function createConversationRecorderHandler(
  deps: ConversationRecorderDeps,
  {
    landingBucket,
    quarantineBucket,
  }: Pick<ConversationRecorderSettings, "landingBucket" | "quarantineBucket">,
) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    const counts = { objects: 0, gone: 0, written: 0, repeated: 0, refused: 0 };
    for (const { messageId, body } of Records) {
      try {
        for (const landed of landedObjects(body, landingBucket)) {
          const recorded = await recordObject(landed, quarantineBucket, deps);
          if (recorded === undefined) counts.gone++;
          else counts.objects++;
          counts.written += recorded?.written ?? 0;
          counts.repeated += recorded?.repeated ?? 0;
          counts.refused += recorded?.refused ?? 0;
        }
      } catch (error) {
        failed.push(messageId);
        deps.log.error("notice_failed", { messageId, ...describeFailure(error) });
      }
    }
    deps.log.metrics({ job: "conversation-recorder" }, { ...counts, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** Longest time of one call to a service of AWS, milliseconds. */
const ANSWER_MS = 6_000;

/** Cold-start wiring of the conversation recorder: the only place that builds clients. */
export function conversationRecorderFactory(settings: ConversationRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const documents = createDocuments(
    settings,
    secretReader(new SecretsManagerClient(client), settings.secretArn),
  );
  const clients = { s3: s3Client(process.env, client), dynamo: new DynamoDBClient(client) };
  return createConversationRecorderHandler(recorderDeps(settings, documents, clients), settings);
}

/** The recorder's verbs over real clients. */
export function recorderDeps(
  settings: Pick<ConversationRecorderSettings, "quarantineTable">,
  documents: Documents,
  { s3, dynamo }: { s3: ReturnType<typeof s3Client>; dynamo: DynamoDBClient },
  patience: Patience = PATIENCE,
): ConversationRecorderDeps {
  return {
    read: objectStream(s3),
    insert: (events) => patiently(() => documents.use((db) => insertEvents(db, events)), mayPass, patience),
    quarantine: quarantineWriter(settings.quarantineTable, dynamo, objectWriter(s3)),
    now: Date.now,
    log: createLog({ job: "conversation-recorder" }),
  };
}
