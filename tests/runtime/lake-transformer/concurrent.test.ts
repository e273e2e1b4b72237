import * as assert from "node:assert/strict";
import { objects, rows } from "../support/stores";
import { createWorld, TABLES, type World } from "../support/world";
import { batch, createLake, idsIn, type Lake, landedEvent, notice, type Row, schemaIn } from "./support";

const NOTHING_FAILED = { batchItemFailures: [] };

/** A gate that opens when so many have come to it. */
function meeting(expected: number) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return async () => {
    if (++come === expected) open();
    await opened;
  };
}

describe("lake transformers at work at once", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world?.stop());

  /** Functions that have all read the schema before any of them writes it. */
  function together(lake: Lake, count: number) {
    const met = meeting(count);
    return Array.from({ length: count }, () => {
      let first = true;
      return lake.handlerWith(({ schema }) => ({
        schema: {
          ...schema,
          read: async () => {
            const known = await schema.read();
            if (first) await met();
            first = false;
            return known;
          },
        },
      }));
    });
  }

  it("cannot give a column two types: the slower one's event is quarantined, neither is lost", async () => {
    const lake = await createLake(world, "lake-rivals");
    const keys = [
      await lake.land("number", [landedEvent("evt_number", { level: 3 })]),
      await lake.land("text", [landedEvent("evt_text", { level: "three" })]),
    ];
    const answers = await Promise.all(
      together(lake, 2).map((handle, at) => handle(batch(notice(keys[at] ?? "")))),
    );
    assert.deepEqual(answers, [NOTHING_FAILED, NOTHING_FAILED]);
    const [inLake, ...others] = await idsIn(lake);
    assert.deepEqual(others, []);
    const conflicts = (await rows(world.clients, TABLES.quarantine)).filter(
      ({ reason }) => reason === "type_conflict",
    );
    assert.equal(conflicts.length, 1);
    const kept = await objects(
      world.clients,
      lake.settings.quarantineBucket,
      String(conflicts[0]?.["object_key"]),
    );
    const inQuarantine = JSON.parse(String([...kept.values()][0]))["event_id"];
    assert.deepEqual([inLake, inQuarantine].sort(), ["evt_number", "evt_text"]);
  });

  it("bring every new column into the one schema, and every event into the lake", async () => {
    const lake = await createLake(world, "lake-columns");
    const names = ["a", "b", "c", "d"];
    const handlers = together(lake, names.length);
    const keys = await Promise.all(
      names.map((name) => lake.land(name, [landedEvent(`evt_${name}`, { [`field_${name}`]: 1 })])),
    );
    const answers = await Promise.all(handlers.map((handle, at) => handle(batch(notice(keys[at] ?? "")))));
    assert.deepEqual(
      answers,
      names.map(() => NOTHING_FAILED),
    );
    assert.deepEqual(await idsIn(lake), ["evt_a", "evt_b", "evt_c", "evt_d"]);
    const data = (await schemaIn(world, lake)).fields.find(({ name }: Row) => name === "data");
    assert.deepEqual(
      data.fields.map(({ name }: Row) => name).sort(),
      names.map((name) => `field_${name}`),
    );
  });

  it("write an object's events once when both are told of it", async () => {
    const lake = await createLake(world, "lake-same");
    const key = await lake.land("same", [landedEvent("evt_1"), landedEvent("evt_2")]);
    const answers = await Promise.all(together(lake, 2).map((handle) => handle(batch(notice(key)))));
    assert.deepEqual(answers, [NOTHING_FAILED, NOTHING_FAILED]);
    assert.deepEqual(await idsIn(lake), ["evt_1", "evt_2"]);
  });
});
