import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type {
  FirehoseTransformationEvent,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from "aws-lambda";
import { type Claim, claimAll, type Holding } from "../shared/claims";
import { claimWriter } from "../shared/claims-table";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { BACKOFF, type Backoff, persist } from "../shared/retry";
import { isKept, planDelivery, type Readable } from "./core";

/** What the transform of one delivery stream is told at deployment. */
export interface DeliveryTransformSettings {
  /** Store the delivery stream writes to; claims are kept per scope. */
  scope: "interaction-logs" | "application-logs";
  /** Table of claims (partition key `claim_id`). */
  claimsTable: string;
}

export interface DeliveryTransformDeps {
  claim(claims: readonly Claim[]): Promise<Map<string, Holding>>;
  log: Log;
}

/**
 * Lets one copy of every event through to the store and names its partition; the bytes stay as they are. A record that
 * is no event line is a processing failure, which the delivery stream keeps under its error prefix.
 *
 * @throws when ids cannot be claimed: the delivery stream calls again with the same record ids
 */
export function createDeliveryTransformHandler(
  deps: DeliveryTransformDeps,
  { scope }: Pick<DeliveryTransformSettings, "scope">,
) {
  return async ({ records }: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> => {
    const planned = new Map<string, Readable>();
    for (const { recordId, data } of records) {
      const readable = planDelivery(scope, recordId, Buffer.from(data, "base64").toString("utf8"));
      if (readable) planned.set(recordId, readable);
    }
    const holdings = await deps
      .claim([...planned.values()].map(({ claim }) => claim))
      .catch((error: unknown) => {
        deps.log.error("claims_failed", { records: records.length, ...describeFailure(error) });
        throw new Error("The delivery transform could not claim its records.");
      });
    const counts = { kept: 0, repeated: 0, unreadable: 0 };
    const results = records.map(({ recordId, data }): FirehoseTransformationResultRecord => {
      const readable = planned.get(recordId);
      if (!readable) {
        counts.unreadable++;
        return { recordId, result: "ProcessingFailed", data };
      }
      if (!isKept(readable, holdings)) {
        counts.repeated++;
        return { recordId, result: "Dropped", data };
      }
      counts.kept++;
      return { recordId, result: "Ok", data, metadata: { partitionKeys: { ...readable.partition } } };
    });
    deps.log.metrics({ scope }, counts);
    return { records: results };
  };
}

/**
 * How long the transform waits for its claims: it has 60 s, and what fails in it more often than the delivery stream
 * tries goes to the error prefix, from where nobody takes it by himself.
 */
const PATIENCE: Backoff = { ...BACKOFF, attempts: 10, baseMs: 200, capMs: 5_000 };

/** Longest time for the answer to one call, milliseconds; the function has 60 s. */
const ANSWER_MS = 6_000;

/** Cold-start wiring of the delivery transform: the only place that builds clients. */
export function deliveryTransformFactory(settings: DeliveryTransformSettings) {
  const claims = claimWriter(settings.claimsTable, new DynamoDBClient(clientSettings(ANSWER_MS)));
  return createDeliveryTransformHandler(
    {
      claim: (wanted) => persist(() => claimAll(wanted, claims), PATIENCE),
      log: createLog({ job: "delivery-transform", scope: settings.scope }),
    },
    settings,
  );
}
