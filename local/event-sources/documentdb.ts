import {
  BSON,
  type ChangeStream,
  type ChangeStreamOptions,
  type Collection,
  type Db,
  Timestamp,
} from "mongodb";
import type { ClusterClient } from "./documentdb-client";
import type { ChangeStreamOf } from "./documentdb-mapping";
import type { Permission } from "./permission";
import type { Position } from "./shards";
import type { Page, StreamRecord, StreamSource } from "./source";

/** A change stream is one shard: Lambda processes its events one batch after the other. */
const SHARD = "change-stream";

/** A read waits so long for the first change, in milliseconds. */
const AWAIT_MS = 200;

/** What the role of a function needs on its cluster. */
const CLUSTER_ACTION = "rds:DescribeDBClusters";

/** What it needs to open interfaces in the cluster's network (Lambda developer guide); none knows a resource here. */
const NETWORK_ACTIONS = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeVpcs",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeSubnets",
  "ec2:DescribeSecurityGroups",
];

/**
 * The change stream of a cluster's database or collection. A position is the resume token of the last change that was
 * handled, so that reading goes on after it whatever ended meanwhile. Where the stream no longer holds that token the
 * read fails and goes on failing: AWS disables the mapping then, and a person makes a new one.
 */
export function documentdbSource(
  cluster: ClusterClient,
  changes: ChangeStreamOf,
  permit: { cluster: Permission; network: Permission },
): StreamSource {
  let live: { stream: ChangeStream; iterator: string } | undefined;

  const end = async () => {
    const stream = live?.stream;
    live = undefined;
    await stream?.close().catch(() => undefined);
  };
  const watch = async (options: ChangeStreamOptions): Promise<ChangeStream> => {
    const db = (await cluster.get()).db(changes.database);
    const watched: Db | Collection = changes.collection ? db.collection(changes.collection) : db;
    return watched.watch([], {
      ...options,
      maxAwaitTimeMS: AWAIT_MS,
      ...(changes.fullDocument === "updateLookup" && { fullDocument: "updateLookup" }),
    });
  };
  const readFrom = async (iterator: string, limit: number): Promise<Page> => {
    if (live?.iterator !== iterator) {
      await end();
      live = { stream: await watch(startOf(JSON.parse(iterator) as Position)), iterator };
    }
    const { stream } = live;
    const records: StreamRecord[] = [];
    while (records.length < limit) {
      const change = await stream.tryNext();
      if (!change) break;
      records.push(toRecord(change, changes));
    }
    const last = records.at(-1);
    const next = last ? JSON.stringify({ at: "AFTER", sequence: last.sequence }) : iterator;
    live = { stream, iterator: next };
    return { records, next };
  };
  /** A connection that failed once is not used again: its user's password may have been changed. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await end();
      await cluster.close();
      throw error;
    }
  };
  return {
    listShards: async () => {
      await permit.cluster(CLUSTER_ACTION);
      for (const action of NETWORK_ACTIONS) await permit.network(action);
      return [{ id: SHARD, parents: [], generation: "" }];
    },
    tip: () =>
      guarded(async () => {
        let position: Position = { at: "TRIM_HORIZON" };
        for (;;) {
          const { records } = await readFrom(JSON.stringify(position), 1000);
          const last = records.at(-1);
          if (!last) return position;
          position = { at: "AFTER", sequence: last.sequence };
        }
      }),
    open: async (_shard, position) => JSON.stringify(position),
    read: (_shard, iterator, limit) => guarded(() => readFrom(iterator, limit)),
    close: async () => {
      await end();
      await cluster.close();
    },
  };
}

function startOf(position: Position): ChangeStreamOptions {
  if (position.at === "AFTER") return { startAfter: { _data: position.sequence } };
  const seconds = position.at === "TIMESTAMP" ? Math.floor(Date.parse(position.timestamp) / 1000) : 1;
  return { startAtOperationTime: new Timestamp({ t: seconds, i: 1 }) };
}

/** The change as Lambda's DocumentDB event holds it: MongoDB's extended JSON. The local server leaves `ns` out. */
function toRecord(
  change: { _id: unknown },
  { database: db, collection: coll }: ChangeStreamOf,
): StreamRecord {
  const event = { event: BSON.EJSON.serialize({ ns: { db, coll }, ...change }, { relaxed: true }) };
  const text = JSON.stringify(event);
  const { t } = (change as { clusterTime?: Timestamp }).clusterTime ?? { t: Date.now() / 1000 };
  return {
    sequence: String((change._id as { _data: unknown })._data),
    orderKey: SHARD,
    arrivalMs: t * 1000,
    text,
    bytes: Buffer.byteLength(text),
    view: () => event,
  };
}
