import type { KinesisStreamBatchResponse, KinesisStreamEvent } from "aws-lambda";
import type { Topic } from "../../contracts/topics";

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
  /** Bucket for originals that a delivery record cannot hold: the interaction-logs bucket (keys `claim-check/…`). */
  interactionBucket: string;
  /** Bucket for redacted content that a message cannot hold: the application-logs bucket (keys `claim-check/…`). */
  claimCheckBucket: string;
}

/** Cold-start wiring of the event processor. */
export function eventProcessorFactory(
  settings: EventProcessorSettings,
): (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse> {
  throw new Error(`The event processor of ${settings.topic} is not built yet.`);
}
