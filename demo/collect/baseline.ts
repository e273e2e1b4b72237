import type { StackOutputs } from "../../contracts/outputs";
import type { Clients } from "./clients";
import { peek, queueUrls } from "./queues";
import { readDelivered } from "./stores";
import { itemsOf } from "./tables";

/** What earlier runs left on a stack, so that a run answers for its own records only. */
export interface Baseline {
  /** Ids that were accepted before: every copy published now is a repeat. */
  events: ReadonlySet<string>;
  /** Rows of the quarantine index. */
  quarantine: ReadonlySet<string>;
  /** Messages that lie in queues. */
  messages: ReadonlySet<string>;
}

export const NOTHING: Baseline = { events: new Set(), quarantine: new Set(), messages: new Set() };

export async function readBaseline(clients: Clients, outputs: StackOutputs): Promise<Baseline> {
  const bucket = outputs.buckets.interactionLogs;
  const { records } = await readDelivered(clients, { bucket, claims: bucket }, false, () => undefined);
  const quarantine = new Set<string>();
  for await (const item of itemsOf(clients.dynamodb, outputs.tables.quarantineIndex)) {
    quarantine.add(String(item["quarantine_id"]));
  }
  const messages = new Set<string>();
  for (const url of await queueUrls(clients.sqs)) {
    for (const { id } of await peek(clients.sqs, url)) messages.add(id);
  }
  return { events: new Set(records.map(({ eventId }) => eventId)), quarantine, messages };
}
