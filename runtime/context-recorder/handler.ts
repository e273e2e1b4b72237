import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SQSEvent } from "aws-lambda";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import { quarantiningRefused, type StoreQuarantine, storeQuarantine } from "../shared/store-quarantine";
import { openCache } from "../stores/cache/cache";
import { type CacheSettings, iamConnect } from "../stores/cache/connection";
import { addToContext, type ContextMessage, type Conversation } from "../stores/cache/context";
import { isAway } from "../stores/cache/failure";
import { PATIENCE, type Patience, patiently } from "../stores/shared/patience";
import { planContext } from "./core";

/** What the context recorder is told at deployment. */
export interface ContextRecorderSettings {
  /** The primary, as user whose id is given. */
  cache: CacheSettings;
  /** Where what the cache can never take is kept. */
  quarantineBucket: string;
  quarantineTable: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface ContextRecorderDeps {
  /** Adds a message to its conversation once. */
  addToContext(of: Conversation, message: ContextMessage): Promise<void>;
  quarantine: StoreQuarantine;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  patience: Patience;
  now(): number;
  log: Log;
}

/**
 * Keeps the last messages of every conversation at hand. A cache that is away is waited for until the invocation's
 * patience ends; the messages then come again.
 */
export function createContextRecorderHandler(
  deps: ContextRecorderDeps,
  settings: Pick<ContextRecorderSettings, "claimCheckBucket">,
) {
  return (batch: SQSEvent) => {
    const until = deps.patience.now() + deps.patience.totalMs;
    const record = async (consumed: Consumed<"chat.message.sent">) => {
      const { of, message } = planContext(consumed);
      const patience = { ...deps.patience, totalMs: until - deps.patience.now() };
      await patiently(() => deps.addToContext(of, message), isAway, patience);
    };
    return createConsumerHandler(
      "chat.message.sent",
      { ...deps, record: quarantiningRefused(record, deps.quarantine) },
      settings,
    )(batch);
  };
}

/** Longest time for the answer to one call of an AWS service, milliseconds. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the context recorder: the only place that builds clients. */
export function contextRecorderFactory(settings: ContextRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const s3 = s3Client(process.env, client);
  const cache = openCache(iamConnect(settings.cache, { region: process.env["AWS_REGION"] ?? "" }));
  return createContextRecorderHandler(
    {
      addToContext: (of, message) => addToContext(cache, of, message),
      quarantine: storeQuarantine(
        { store: "cache", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo: new DynamoDBClient(client) },
      ),
      readObject: objectReader(s3),
      patience: PATIENCE,
      now: Date.now,
      log: createLog({ job: "context-recorder" }),
    },
    settings,
  );
}
