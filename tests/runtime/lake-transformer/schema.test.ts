import * as assert from "node:assert/strict";
import { createWorld, type World } from "../support/world";
import { batch, createLake, landedEvent, notice, schemaIn } from "./support";

const NOTHING_FAILED = { batchItemFailures: [] };

describe("the schema of the lake", function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world?.stop());

  it("stands before any file that was written with it", async () => {
    const lake = await createLake(world, "lake-order");
    const order: string[] = [];
    const handle = lake.handlerWith(({ schema, uploader }) => ({
      schema: {
        ...schema,
        replace: async (...all) => {
          const stands = await schema.replace(...all);
          order.push("schema");
          return stands;
        },
      },
      uploader: {
        ...uploader,
        put: async (...all) => {
          order.push("file");
          await uploader.put(...all);
        },
      },
    }));
    for (const [name, data] of [
      ["one", {}],
      ["two", { a: 1 }],
      ["three", { a: 2 }],
    ] as const)
      await handle(batch(notice(await lake.land(name, [landedEvent(`evt_${name}`, data)]))));
    assert.deepEqual(order, ["schema", "file", "schema", "file", "file"]);
  });

  it("is written again before the bucket's lifecycle would end it", async () => {
    const lake = await createLake(world, "lake-renewed");
    const land = async (name: string) => batch(notice(await lake.land(name, [landedEvent(`evt_${name}`)])));
    await lake.handle(await land("one"));
    const before = await schemaIn(world, lake);
    let written = 0;
    const later = lake.handlerWith(({ schema }) => ({
      now: () => Date.now() + 366 * 86_400_000,
      schema: {
        ...schema,
        replace: (...all) => {
          written++;
          return schema.replace(...all);
        },
      },
    }));
    assert.deepEqual(await later(await land("two")), NOTHING_FAILED);
    assert.equal(written, 1);
    assert.deepEqual(await schemaIn(world, lake), before);
  });
});
