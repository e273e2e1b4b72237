import assert from "node:assert/strict";
import {
  firstPosition,
  type Shard,
  type ShardState,
  startableShards,
} from "../../../local/event-sources/shards";

const shard = (id: string, ...parents: string[]): Shard => ({ id, parents, generation: "1" });
const state = (change: Partial<ShardState> = {}): ShardState => ({
  generation: "1",
  start: { at: "TRIM_HORIZON" },
  ...change,
});
const startable = (listed: Shard[], known: Record<string, ShardState> = {}, running: string[] = []) =>
  startableShards(listed, known, new Set(running)).map(({ id }) => id);

describe("the shards to begin with", () => {
  const split = [shard("parent"), shard("left", "parent"), shard("right", "parent")];

  it("are the parents, before their children", () => assert.deepEqual(startable(split), ["parent"]));

  it("are the children once their parent is finished", () =>
    assert.deepEqual(startable(split, { parent: state({ finished: true }) }), ["left", "right"]));

  it("are children whose parents are listed no more", () =>
    assert.deepEqual(startable(split.slice(1)), ["left", "right"]));

  it("are not children whose parent still runs, though it is listed no more", () =>
    assert.deepEqual(startable(split.slice(1), {}, ["parent"]), []));

  it("are a merged shard only after both its parents", () => {
    const merged = [shard("a"), shard("b"), shard("both", "a", "b")];
    assert.deepEqual(startable(merged, { a: state({ finished: true }) }), ["b"]);
  });

  it("are a shard that came in the place of a finished one of its id", () =>
    assert.deepEqual(startable([{ ...shard("a"), generation: "2" }], { a: state({ finished: true }) }), [
      "a",
    ]));
});

describe("where a new shard begins", () => {
  const tip = { at: "AFTER", sequence: "9" } as const;
  it("is the tip with LATEST at the first listing", () =>
    assert.deepEqual(firstPosition("LATEST", undefined, true, tip), tip));
  it("is its first record with LATEST after resharding", () =>
    assert.deepEqual(firstPosition("LATEST", undefined, false, tip), { at: "TRIM_HORIZON" }));
  it("is the time with AT_TIMESTAMP, for children too", () =>
    assert.deepEqual(firstPosition("AT_TIMESTAMP", new Date(0), false, tip), {
      at: "TIMESTAMP",
      timestamp: "1970-01-01T00:00:00.000Z",
    }));
});
