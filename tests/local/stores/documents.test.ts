import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { MongoClient, type MongoClientOptions } from "mongodb";
import { emulatorCredentials } from "../../../local/emulator";
import { REGION, type StoreBench, startStoreBench } from "../../support/store-bench";

const MASTER = { username: "strata", password: "p:w/ä=1 \\ü" };

/** Changes that the store keeps for change streams. */
const KEPT = 500;

describe("the local document store", () => {
  let bench: StoreBench;
  let port: number;
  let folder: string;
  let caFile: string;
  const clients: MongoClient[] = [];

  const client = (
    user: { username: string; password: string } | undefined,
    more: MongoClientOptions = {},
  ) => {
    const made = new MongoClient(`mongodb://127.0.0.1:${port}/?replicaSet=rs0&retryWrites=false`, {
      tls: true,
      tlsCAFile: caFile,
      serverSelectionTimeoutMS: 8000,
      ...(user ? { auth: user } : {}),
      ...more,
    });
    clients.push(made);
    return made;
  };
  const code = (expected: number) => (error: { code?: number }) => error.code === expected;

  before(async function () {
    this.timeout(120_000);
    bench = await startStoreBench({ STRATA_KEPT_CHANGES: String(KEPT) });
    folder = mkdtempSync(join(tmpdir(), "documents-"));
    caFile = join(folder, "ca.pem");
    writeFileSync(caFile, bench.ca);
    const secrets = new SecretsManagerClient({
      endpoint: bench.endpoint,
      region: REGION,
      credentials: emulatorCredentials(),
    });
    const SecretString = JSON.stringify(MASTER);
    const { ARN } = await secrets.send(new CreateSecretCommand({ Name: "master", SecretString }));
    ({ port } = await bench.open("documents", "cluster", { resourceId: "cluster-1", masterSecret: ARN }));
  });
  afterEach(() => Promise.all(clients.splice(0).map((each) => each.close(true))));
  after(async () => {
    await bench?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("lets the master in with the password of the secret and keeps what it writes", async () => {
    const things = client(MASTER).db("a").collection<{ _id: string; at: Date }>("things");
    const at = new Date("2026-01-02T03:04:05.678Z");
    await things.insertOne({ _id: "one", at });
    assert.deepEqual(await things.findOne({ _id: "one" }), { _id: "one", at });
  });

  it("refuses a client without TLS and one that does not know the authority", async () => {
    const plain = client(MASTER, { tls: false, tlsCAFile: undefined, serverSelectionTimeoutMS: 1000 });
    await assert.rejects(plain.db("a").collection("things").findOne());
    const stranger = client(MASTER, { tlsCAFile: undefined, serverSelectionTimeoutMS: 1000 });
    await assert.rejects(stranger.db("a").collection("things").findOne(), /self-signed|unable to verify/);
  });

  it("refuses a client without credentials, with a wrong password and with an unknown name", async () => {
    await assert.rejects(client(undefined).db("a").collection("things").findOne(), code(13));
    await assert.rejects(
      client({ ...MASTER, password: "wrong" })
        .db("a")
        .command({ ping: 1 }),
      code(18),
    );
    await assert.rejects(
      client({ ...MASTER, username: "nobody" })
        .db("a")
        .command({ ping: 1 }),
      code(18),
    );
  });

  it("gives a user of its own what its role allows and nothing else", async () => {
    const app = { username: "app", password: "one" };
    const admin = client(MASTER).db("admin");
    const roles = [{ role: "readWrite", db: "b" }];
    await admin.command({ createUser: app.username, pwd: app.password, roles });
    await assert.rejects(admin.command({ createUser: app.username, pwd: "two", roles }), code(51003));
    const mine = client(app);
    await mine.db("b").collection("x").insertOne({ n: 1 });
    await assert.rejects(mine.db("a").collection("things").findOne(), code(13));
    await assert.rejects(mine.db("admin").command({ createUser: "z", pwd: "z", roles: [] }), code(13));
    const out = mine
      .db("b")
      .collection("x")
      .aggregate([{ $merge: { into: { db: "a", coll: "things" } } }]);
    await assert.rejects(out.toArray(), code(13));
    await admin.command({ updateUser: app.username, pwd: "two" });
    await assert.rejects(client(app).db("b").collection("x").findOne(), code(18));
    const renewed = client({ ...app, password: "two" });
    assert.equal((await renewed.db("b").collection("x").findOne())?.["n"], 1);
    await admin.command({ dropUser: app.username });
    await assert.rejects(
      client({ ...app, password: "two" })
        .db("b")
        .command({ ping: 1 }),
      code(18),
    );
  });

  for (const end of ["stop", "kill", "crash"] as const) {
    it(`keeps data, users and the place in a change stream over ${end} and start`, async function () {
      this.timeout(60_000);
      const before = client(MASTER);
      const things = before.db(end).collection<{ _id: number }>("things");
      await before.db("admin").command({ createUser: end, pwd: end, roles: [{ role: "read", db: end }] });
      await things.insertOne({ _id: 0 });
      const stream = things.watch();
      const first = stream.next();
      for (let _id = 1; _id <= 50; _id += 1) await things.insertOne({ _id });
      const { _id: token } = await first;
      await stream.close().catch(() => undefined);
      if (end === "crash") await bench.crash();
      else await bench.stores[end]("documents");
      if (end !== "crash") {
        await assert.rejects(client(MASTER, { serverSelectionTimeoutMS: 500 }).db(end).command({ ping: 1 }));
        await bench.stores.start("documents");
      }
      const after = client({ username: end, password: end }).db(end).collection<{ _id: number }>("things");
      assert.equal(await after.countDocuments(), 51);
      const resumed = after.watch([], { resumeAfter: token });
      const rest: unknown[] = [];
      while (rest.at(-1) !== 50)
        rest.push(((await resumed.next()) as { documentKey: { _id: number } }).documentKey._id);
      assert.deepEqual(
        rest,
        Array.from({ length: 50 - (rest[0] as number) + 1 }, (_, i) => (rest[0] as number) + i),
      );
      await resumed.close();
    });
  }

  it("lets the oldest changes go, and tells whoever missed one of them", async function () {
    this.timeout(60_000);
    const db = client(MASTER).db("full");
    const [quiet, busy] = [db.collection("quiet"), db.collection("busy")];
    /** A stream that has read one change, and that change's token. */
    const opened = async (of: typeof busy) => {
      const stream = of.watch([], { maxAwaitTimeMS: 50 });
      await stream.tryNext();
      await of.insertOne({});
      const { _id } = await stream.next();
      return { stream, token: _id };
    };
    const before = await opened(quiet);
    const missed = await opened(busy);
    await busy.insertMany(Array.from({ length: KEPT }, () => ({})));
    await busy.insertMany(Array.from({ length: KEPT }, () => ({})));
    const kept = await client(MASTER).db("local").collection("oplog.rs").countDocuments();
    assert.ok(kept <= KEPT * 1.1, `${kept} changes are kept`);
    await assert.rejects(busy.watch([], { resumeAfter: missed.token }).next(), code(286));
    await assert.rejects(missed.stream.next(), code(286));
    await quiet.insertOne({ second: true });
    const { fullDocument } = (await quiet.watch([], { resumeAfter: before.token }).next()) as {
      fullDocument?: object;
    };
    assert.ok(fullDocument && "second" in fullDocument);
    assert.ok(await before.stream.next(), "an open stream that missed nothing goes on");
  });

  it("waits in a quiet change stream instead of answering at once", async () => {
    const stream = client(MASTER).db("quiet").collection("x").watch([], { maxAwaitTimeMS: 400 });
    await stream.tryNext();
    const began = performance.now();
    assert.equal(await stream.tryNext(), null);
    assert.ok(performance.now() - began > 300);
    await stream.close();
  });
});
