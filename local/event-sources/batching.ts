/** An event is at most 6 MB: the invocation payload quota of Lambda, in bytes of JSON. */
export const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

/** What stands around the records of an event, as JSON. */
export interface Frame {
  readonly prefix: string;
  readonly suffix: string;
}

/** The frame of Kinesis and DynamoDB events. */
const RECORDS: Frame = { prefix: '{"Records":[', suffix: "]}" };

/** A record as a batch counts it: its JSON in the event, and that text's bytes in UTF-8. */
export interface Sized {
  readonly text: string;
  readonly bytes: number;
}

/**
 * How many leading records make up the next batch, and whether that batch is full: by count, or because one more
 * record would pass the payload limit. A batch takes one record at least, even where that one is over the limit.
 */
export function batchLength(
  queue: readonly Sized[],
  batchSize: number,
  { prefix, suffix }: Frame = RECORDS,
): { length: number; full: boolean } {
  let bytes = prefix.length + suffix.length;
  let length = 0;
  for (const record of queue) {
    if (length >= batchSize) return { length, full: true };
    bytes += record.bytes + (length > 0 ? 1 : 0);
    if (length > 0 && bytes > PAYLOAD_LIMIT_BYTES) return { length, full: true };
    length++;
  }
  return { length, full: length >= batchSize };
}

/** The event of a batch as JSON. */
export function eventOf(records: readonly Sized[], { prefix, suffix }: Frame = RECORDS): string {
  return prefix + records.map(({ text }) => text).join(",") + suffix;
}
