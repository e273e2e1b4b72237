import * as assert from "node:assert/strict";
import { Client } from "pg";
import { connectWith, iamConnect } from "../../../runtime/stores/relational/connection";
import { openDatabase } from "../../../runtime/stores/relational/database";
import { REGION, type RoleCredentials } from "../../support/store-bench";
import { migratedServer } from "./support/database";
import type { Server } from "./support/server";

describe("the way into PostgreSQL", function () {
  this.timeout(30_000);
  let server: Server;
  let credentials: RoleCredentials;
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    credentials = await server.allowed("session_recorder");
  });

  const target = { database: "observer_db", user: "session_recorder" };
  const answer = async (opening: ReturnType<ReturnType<Server["asUser"]>>) => {
    const client = await opening;
    try {
      return (await client.query("SELECT current_user AS who")).rows[0].who;
    } finally {
      await client.end();
    }
  };
  const refused = async (opening: Promise<unknown>, code: string) => {
    const database = openDatabase(() => opening as never);
    await assert.rejects(
      database.transaction((run) => run("SELECT 1")),
      (error: Error) => {
        assert.equal(error.message, `PostgreSQL: denied, ${code}.`);
        return true;
      },
    );
  };

  it("is open to a role that may connect as the user", async () => {
    assert.equal(await answer(server.asUser(target, credentials)()), "session_recorder");
  });

  it("is closed to a role without rds-db:connect, or with it for another user", async () => {
    await refused(server.asUser(target, await server.bench.role([]))(), "28000");
    await refused(server.asUser(target, await server.allowed("school_reader"))(), "28000");
    await refused(server.asUser({ ...target, user: "school_reader" }, credentials)(), "28000");
  });

  it("is closed without TLS", async () => {
    const client = new Client({ ...plain(), ...target, password: "x", ssl: false });
    await refused(client.connect(), "28000");
  });

  it("is closed without a token, with another password and with a token for another address", async () => {
    const settings = { ...plain(), ...target, address: server.proxy.address };
    await refused(connectWith(settings, "", server.bench.ca), "28000");
    await refused(connectWith(settings, "password", server.bench.ca), "28000");
    const options = { credentials, ca: server.bench.ca };
    const elsewhere = iamConnect({ ...settings, port: server.writer.port }, { AWS_REGION: REGION }, options);
    await refused(elsewhere(), "28000");
  });

  it("leads nowhere when the server's certificate is of another authority", async () => {
    const settings = { ...server.proxy, ...target };
    await refused(
      iamConnect(settings, { AWS_REGION: REGION }, { credentials })(),
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    );
  });

  it("does not let the owner of the schemas through the proxy", async () => {
    const settings = { ...server.proxy, database: "observer_db", user: "strata_admin" };
    await refused(connectWith(settings, "a password", server.bench.ca), "28P01");
  });

  function plain() {
    return { host: server.proxy.address, port: server.proxy.port };
  }
});
