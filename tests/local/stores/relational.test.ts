import * as assert from "node:assert/strict";
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { Signer } from "@aws-sdk/rds-signer";
import { Client, type ClientConfig } from "pg";
import { emulatorCredentials } from "../../../local/emulator";
import { sharedPart } from "../../support/shared-parts";
import { REGION, type RoleCredentials, type StoreBench, startStoreBench } from "../../support/store-bench";

const bench = sharedPart(startStoreBench, (running) => running.stop());
const RESOURCE = "db-ABCDEFGHIJKL";
const USER = "session_recorder";
const connectTo = (resource: string) => `arn:aws:rds-db:${REGION}:000000000000:dbuser:${resource}`;

describe("the local PostgreSQL", function () {
  this.timeout(60_000);
  let running: StoreBench;
  let port: number;
  let masterSecret: string;
  let secrets: SecretsManagerClient;
  let role: RoleCredentials;

  before(async () => {
    running = await bench();
    const { endpoint } = running;
    secrets = new SecretsManagerClient({ endpoint, region: REGION, credentials: emulatorCredentials() });
    const SecretString = JSON.stringify({ username: "strata", password: "first ' password" });
    const made = await secrets.send(new CreateSecretCommand({ Name: "master", SecretString }));
    masterSecret = String(made.ARN);
    ({ port } = await running.open("relational", "main", {
      resourceId: RESOURCE,
      database: "observer_db",
      masterSecret,
    }));
    const Resource = [`${connectTo(RESOURCE)}/${USER}`, `${connectTo("prx-1")}/${USER}`];
    role = await running.role([{ Effect: "Allow", Action: "rds-db:connect", Resource }]);
    const text = `CREATE ROLE ${USER} LOGIN; GRANT rds_iam TO ${USER}; CREATE TABLE t (v text); GRANT ALL ON t TO ${USER}`;
    await asked(text, master());
  });

  const base = () => ({ host: "127.0.0.1", port, database: "observer_db", ssl: { ca: running.ca } });
  const master = (password = "first ' password"): ClientConfig => ({ ...base(), user: "strata", password });
  const token = (credentials: RoleCredentials, username = USER, at = port) =>
    new Signer({ hostname: "127.0.0.1", port: at, region: REGION, username, credentials }).getAuthToken();
  const asUser = async (credentials = role): Promise<ClientConfig> => ({
    ...base(),
    user: USER,
    password: await token(credentials),
  });
  const refused = (code: string) => (error: Error & { code?: string }) => {
    assert.equal(error.code, code, error.message);
    return true;
  };

  it("lets a role in that may connect as this user to this instance", async () => {
    assert.deepEqual(await asked("SELECT current_user AS who", await asUser()), [{ who: USER }]);
  });

  it("is PostgreSQL 15 and makes the master no superuser", async () => {
    const rows = await asked("SELECT version(), usesuper FROM pg_user WHERE usename = 'strata'", master());
    assert.match(String(rows[0]?.["version"]), /^PostgreSQL 15\./);
    assert.equal(rows[0]?.["usesuper"], false);
  });

  it("refuses a connection without TLS, and a certificate that nobody vouched for", async () => {
    await assert.rejects(asked("SELECT 1", { ...(await asUser()), ssl: false }), refused("28000"));
    await assert.rejects(
      asked("SELECT 1", { ...(await asUser()), ssl: {} }),
      refused("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    );
  });

  it("refuses no password, a wrong one, and the master's password for another user", async () => {
    await assert.rejects(asked("SELECT 1", master("guess")), refused("28P01"));
    await assert.rejects(asked("SELECT 1", { ...master(), user: "rdsadmin" }), refused("28P01"));
    await assert.rejects(asked("SELECT 1", { ...master(), user: USER }), refused("28000"));
    await assert.rejects(asked("SELECT 1", { ...(await asUser()), user: "nobody" }), refused("28P01"));
  });

  it("refuses a role without rds-db:connect, and a token for another address or user", async () => {
    const nothing = await running.role([]);
    const other = await running.role([
      { Effect: "Allow", Action: "rds-db:connect", Resource: `${connectTo("db-OTHER")}/*` },
    ]);
    for (const credentials of [nothing, other])
      await assert.rejects(asked("SELECT 1", await asUser(credentials)), refused("28000"));
    const elsewhere = { ...(await asUser()), password: await token(role, USER, port + 1) };
    await assert.rejects(asked("SELECT 1", elsewhere), refused("28000"));
    const someone = { ...(await asUser()), password: await token(role, "someone") };
    await assert.rejects(asked("SELECT 1", someone), refused("28000"));
  });

  it("opens a proxy on an address of its own, for tokens of its own resource", async () => {
    const proxy = await running.open("relational", "proxy:main", { resourceId: "prx-1" });
    const password = await token(role, USER, proxy.port);
    const client = { ...base(), port: proxy.port, user: USER, password };
    assert.deepEqual(await asked("SELECT 1 AS one", client), [{ one: 1 }]);
  });

  it("takes no writes through a replica", async () => {
    const replica = await running.open("relational", "replica", {
      resourceId: RESOURCE,
      readOnly: true,
    });
    const password = await token(role, USER, replica.port);
    const client = { ...base(), port: replica.port, user: USER, password };
    await assert.rejects(asked("INSERT INTO t VALUES ('x')", client), refused("25006"));
  });

  it("keeps data and port when it is stopped, killed, or its process is started again", async () => {
    await asked("INSERT INTO t VALUES ('kept')", await asUser());
    const kept = async () =>
      assert.deepEqual(await asked("SELECT v FROM t", await asUser()), [{ v: "kept" }]);
    await running.stores.stop("relational");
    await assert.rejects(asked("SELECT 1", await asUser()));
    await running.stores.start("relational");
    await kept();
    await running.stores.kill("relational");
    await running.stores.start("relational");
    await kept();
    await running.crash();
    await kept();
  });

  it("follows a new master password in the secret", async () => {
    const SecretString = JSON.stringify({ username: "strata", password: "second" });
    await secrets.send(new PutSecretValueCommand({ SecretId: masterSecret, SecretString }));
    await assert.rejects(asked("SELECT 1", master()), refused("28P01"));
    assert.deepEqual(await asked("SELECT 1 AS one", master("second")), [{ one: 1 }]);
  });
});

async function asked(text: string, config: ClientConfig): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
