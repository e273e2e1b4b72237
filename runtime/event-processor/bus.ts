import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { BUS_SOURCE } from "../../contracts/events/event";
import { batches } from "../shared/batches";
import { type Backoff, retryFailed } from "../shared/retry";

/** Limits of one PutEvents call; the size is that of all entries together. */
const LIMITS = { items: 10, bytes: 262_144 };

/** An event on its way to the bus. */
export interface BusEntry<K> {
  key: K;
  eventType: string;
  /** JSON. */
  detail: string;
}

/**
 * The verb that puts events on the bus and puts again only those the service refused. Needs `events:PutEvents`.
 *
 * @returns the keys of the events the service still refused
 */
export function busWriter(bus: string, client: EventBridgeClient, backoff?: Backoff) {
  const put = async <K>(entries: readonly BusEntry<K>[]): Promise<BusEntry<K>[]> => {
    const { Entries } = await client.send(
      new PutEventsCommand({
        Entries: entries.map(({ eventType, detail }) => ({
          EventBusName: bus,
          Source: BUS_SOURCE,
          DetailType: eventType,
          Detail: detail,
        })),
      }),
    );
    return entries.filter((_, at) => Entries?.[at]?.EventId === undefined);
  };
  const sizeOf = ({ eventType, detail }: BusEntry<unknown>) =>
    BUS_SOURCE.length + eventType.length + Buffer.byteLength(detail);
  return async <K>(entries: readonly BusEntry<K>[]): Promise<K[]> => {
    const refused: K[] = [];
    for (const batch of batches(entries, LIMITS, sizeOf)) {
      for (const { key } of await retryFailed<BusEntry<K>>(batch, put, backoff)) refused.push(key);
    }
    return refused;
  };
}
