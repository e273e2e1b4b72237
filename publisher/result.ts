import type { CONTRACT_REASONS } from "../contracts/quarantine";
import type { Topic } from "../contracts/topics";

/** Where the service put an event: Kinesis names shard and sequence number, Firehose a record id. */
export type Place = { shard: string; sequence: string } | { recordId: string };

/** The service holds the event. */
export type Accepted = { status: "accepted"; topic: Topic } & Place;

/** The event was not sent, because every consumer would refuse it. Sending it again unchanged changes nothing. */
export interface Rejected {
  status: "rejected";
  /** The reason code it would be quarantined with. */
  reason: (typeof CONTRACT_REASONS)[number];
  /** JSON pointer to the offending place, made of the contract's own names; absent where there is none. */
  pointer?: string;
  /** What is allowed, in a sentence. Holds nothing of the event. */
  detail: string;
}

/**
 * The event is valid, but the service did not confirm it. After a lost answer it may nevertheless be stored;
 * publishing it again is safe, since the second copy of an `event_id` changes nothing.
 */
export interface Undeliverable {
  status: "undeliverable";
  /** Absent where the publisher was closed before it looked at the event. */
  topic?: Topic;
  /** Name of the service's error, or `PublisherClosed`, or `NoStream` for a topic without a stream. */
  cause: string;
  /** Requests it was part of. */
  attempts: number;
}

/** What became of one event. */
export type PublishResult = Accepted | Rejected | Undeliverable;

/** Events by what became of them. */
export type PublishSummary = Record<PublishResult["status"], number>;
