import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { BUS_SOURCE } from "../../contracts/events/event";
import { batches, settleAll } from "../shared/batches";
import { type Backoff, retryFailed } from "../shared/retry";

/** Limits of one PutEvents call; the size is that of all entries together. */
const LIMITS = { items: 10, bytes: 262_144 };

/** Calls at once: a batch of 500 events takes 50 of them, and the bus keeps no order. */
const WIDTH = 4;

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
    const calls = batches(entries, LIMITS, sizeOf);
    const outcomes = await settleAll(calls, WIDTH, (batch) => retryFailed<BusEntry<K>>(batch, put, backoff));
    return outcomes.flatMap((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value.map(({ key }) => key);
    });
  };
}
