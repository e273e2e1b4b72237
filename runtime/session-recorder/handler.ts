import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SQSEvent } from "aws-lambda";
import { clientSettings } from "../shared/client";
import { type Consumed, createConsumerHandler } from "../shared/consumer";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import {
  quarantiningRefused,
  type StoreQuarantine,
  StoreRefusal,
  storeQuarantine,
} from "../shared/store-quarantine";
import { iamConnect, type RelationalSettings } from "../stores/relational/connection";
import { openDatabase } from "../stores/relational/database";
import { RelationalFailure, reasonOf } from "../stores/relational/failure";
import { recordSession } from "../stores/relational/sessions";
import { PATIENCE, type Patience, patiently } from "../stores/shared/patience";
import { planSession } from "./core";

/** What the session recorder is told at deployment. */
export interface SessionRecorderSettings {
  /** Database `observer_db`, as user `session_recorder`. */
  database: RelationalSettings;
  /** Where what the database can never take is kept. */
  quarantineBucket: string;
  quarantineTable: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
}

export interface SessionRecorderDeps {
  /** Records a session once. */
  recordSession(session: ReturnType<typeof planSession>): Promise<void>;
  quarantine: StoreQuarantine;
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  patience: Patience;
  now(): number;
  log: Log;
}

/**
 * Keeps every completed session once in `session_summaries`, and its scores in `clinical_scores`. A database that is
 * away is waited for until the invocation's patience ends; the messages then come again.
 */
export function createSessionRecorderHandler(
  deps: SessionRecorderDeps,
  settings: Pick<SessionRecorderSettings, "claimCheckBucket">,
) {
  return (batch: SQSEvent) => {
    const until = deps.patience.now() + deps.patience.totalMs;
    const record = async (consumed: Consumed<"observer.session.completed">) => {
      const session = planSession(consumed);
      const patience = { ...deps.patience, totalMs: until - deps.patience.now() };
      await patiently(() => deps.recordSession(session), isAway, patience).catch(refuse);
    };
    return createConsumerHandler(
      "observer.session.completed",
      { ...deps, record: quarantiningRefused(record, deps.quarantine) },
      settings,
    )(batch);
  };
}

function isAway(error: unknown): boolean {
  return error instanceof RelationalFailure && error.kind === "away";
}

/** What the plan let through and the database will never take. */
function refuse(error: unknown): never {
  const reason = error instanceof RelationalFailure ? reasonOf(error) : undefined;
  throw reason === undefined ? error : new StoreRefusal(reason);
}

/** Longest time for the answer to one call of an AWS service, milliseconds. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the session recorder: the only place that builds clients. */
export function sessionRecorderFactory(settings: SessionRecorderSettings) {
  const client = clientSettings(ANSWER_MS);
  const s3 = s3Client(process.env, client);
  const database = openDatabase(iamConnect(settings.database, process.env));
  return createSessionRecorderHandler(
    {
      recordSession: (session) => recordSession(database, session),
      quarantine: storeQuarantine(
        { store: "relational", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo: new DynamoDBClient(client) },
      ),
      readObject: objectReader(s3),
      patience: PATIENCE,
      now: Date.now,
      log: createLog({ job: "session-recorder" }),
    },
    settings,
  );
}
