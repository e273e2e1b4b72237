/** Id under which the event processor claims an event for the first record that brings it. */
export function ingestClaim(eventId: string): string {
  return `ingest#${eventId}`;
}

/** Who holds such a claim: the record's place, the same on every retry. */
export function recordPlace(stream: string, shard: string, sequence: string): string {
  return `${stream}/${shard}/${sequence}`;
}
