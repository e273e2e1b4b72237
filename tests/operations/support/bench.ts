import assert from "node:assert/strict";
import { PutRecordsCommand } from "@aws-sdk/client-kinesis";
import type { QuarantineEntry } from "../../../contracts/quarantine";
import { STORES, type StoreKind } from "../../../contracts/stores";
import type { Topic } from "../../../contracts/topics";
import { collect, type EventRecord, NOTHING, type StoreName } from "../../../demo/collect";
import { drain } from "../../../demo/drain";
import { gaugesOf } from "../../../demo/stack";
import {
  type Clients,
  createClients,
  quarantineIndex,
  type StateFilter,
  type Target,
} from "../../../operations";
import { type Bench, startBench } from "../../demo/e2e/stack";
import { sharedPart } from "../../support/shared-parts";
import { allOf } from "./entries";

/** A whole local stack, shared by the files of this folder. */
export interface Ground {
  bench: Bench;
  target: Target;
  clients: Clients;
  /** Puts lines on a topic's stream, in their order, and waits until nothing is under way. */
  put(topic: Topic, lines: readonly (string | Buffer | object)[]): Promise<void>;
  /** Waits until nothing is under way; `positions` are places the stream has to have reached. */
  settle(positions?: Map<string, Record<string, string>>): Promise<void>;
  /** Records of events in every store, by event id and store. */
  stores(): Promise<Map<string, Partial<Record<StoreName, EventRecord[]>>>>;
  /** Waits until a replayed event, at `<topic>/<shard>/<sequence>`, is processed and nothing is under way. */
  settleAt(place: string | undefined): Promise<void>;
  /** Entries that came since then (ISO 8601), oldest first. */
  entries(since: string, state: StateFilter): Promise<QuarantineEntry[]>;
  /** Those of them that are open. */
  open(since: string): Promise<QuarantineEntry[]>;
}

const end = async ({ clients, bench }: Ground) => {
  clients.destroy();
  await bench.stop();
};

/** The stack, shared by the tests of operations on it. */
export const ground = sharedPart(() => start([]), end);

/** A stack with every store there is. */
export const wholeGround = sharedPart(() => start(STORES), end);

async function start(stores: readonly StoreKind[]): Promise<Ground> {
  const bench = await startBench(stores);
  const { endpoint, credentials, outputs, region } = bench.stack.running;
  const target: Target = { endpoint, credentials, region, outputs };
  const clients = createClients(target);
  const index = quarantineIndex(clients.dynamodb, outputs.tables.quarantineIndex);
  const settle = async (positions = new Map<string, Record<string, string>>()) => {
    const { drained, last } = await drain(gaugesOf(bench.stack, positions), { since: Date.now() });
    assert.ok(drained, JSON.stringify(last));
  };
  const entries = async (since: string, state: StateFilter) => {
    const filter = { reasons: [], since: Date.parse(since), until: Date.now() + 60_000, state };
    return allOf(index.entries(filter));
  };
  return {
    bench,
    target,
    clients,
    settle,
    async put(topic, lines) {
      const { name } = outputs.streams[topic];
      const { Records = [] } = await clients.kinesis.send(
        new PutRecordsCommand({
          StreamName: name,
          Records: lines.map((line) => ({ Data: bytesOf(line), PartitionKey: "one" })),
        }),
      );
      const last = Records.at(-1);
      assert.ok(last?.ShardId && last.SequenceNumber, "the stream refused a line");
      await settle(new Map([[name, { [last.ShardId]: last.SequenceNumber }]]));
    },
    async stores() {
      const { records } = await collect(bench.stack.clients, outputs, {
        baseline: NOTHING,
        witness: () => undefined,
      });
      const byEvent = new Map<string, Partial<Record<StoreName, EventRecord[]>>>();
      for (const [store, found] of Object.entries(records) as [StoreName, EventRecord[]][]) {
        for (const record of found) {
          const stores = byEvent.get(record.eventId) ?? {};
          stores[store] = [...(stores[store] ?? []), record];
          byEvent.set(record.eventId, stores);
        }
      }
      return byEvent;
    },
    settleAt: (place = "") => {
      const [topic, shard = "", sequence = ""] = place.split("/");
      return settle(new Map([[outputs.streams[topic as Topic].name, { [shard]: sequence }]]));
    },
    entries,
    open: (since) => entries(since, "open"),
  };
}

function bytesOf(line: string | Buffer | object): Buffer {
  if (Buffer.isBuffer(line)) return line;
  return Buffer.from(typeof line === "string" ? line : JSON.stringify(line));
}

/** How often each store holds the event. */
export function countsOf(
  stores: Map<string, Partial<Record<StoreName, EventRecord[]>>>,
  eventId: string,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(stores.get(eventId) ?? {}).map(([store, records]) => [store, records?.length ?? 0]),
  );
}
