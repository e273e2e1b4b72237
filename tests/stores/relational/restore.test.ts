import * as assert from "node:assert/strict";
import { runMigrations } from "../../../runtime/migrator/run";
import { sharedPart } from "../../support/shared-parts";
import { answers, manySessions } from "./support/asked";
import { schemaOf } from "./support/database";
import { dump } from "./support/dump";
import { recorderOf } from "./support/recorder";
import { type Server, startServer } from "./support/server";

const first = sharedPart(startServer, (server: Server) => server.bench.stop());
const second = sharedPart(startServer, (server: Server) => server.bench.stop());

describe("a dump of PostgreSQL", function () {
  this.timeout(120_000);

  it("restored into an empty server answers the documented queries as before, under the same rights", async () => {
    const server = await first();
    await runMigrations({ action: "up" }, server.connect);
    const { record, database } = await recorderOf(server);
    const given = manySessions();
    for (let at = 0; at < given.length; at += 10)
      assert.deepEqual(await record(...given.slice(at, at + 10)), []);
    await database.close();
    const before = await answers(server);
    assert.ok(
      Object.values(before).every((rows) => rows.length > 0),
      "every query finds something",
    );
    const schema = await schemaOf(server);

    const taken = await dump(server);
    await server.bench.stores.kill("relational");
    const empty = await second();
    await taken.restore(empty);

    assert.deepEqual(await answers(empty), before);
    assert.deepEqual(await schemaOf(empty), schema);
    assert.deepEqual((await runMigrations({ action: "up" }, empty.connect)).ran, []);
    const repeated = await recorderOf(empty);
    assert.deepEqual(await repeated.record(...given.slice(0, 10)), []);
    await repeated.database.close();
    assert.deepEqual(await answers(empty), before, "what stands is not recorded twice");
  });
});
