import assert from "node:assert/strict";
import { MongoClient } from "mongodb";
import { createDocuments } from "../../../runtime/stores/documents/connection";
import { StoreFailure } from "../../../runtime/stores/documents/failure";
import { credentialsOf, secretReader } from "../../../runtime/stores/documents/secret";
import { documentsBench } from "./support/bench";

describe("the way to the document store", function () {
  this.timeout(60_000);

  const count = { count: "messages" };

  it("is closed without TLS", async () => {
    const { address, port } = await documentsBench();
    const plain = new MongoClient(`mongodb://${address}:${port}/?directConnection=true&tls=false`, {
      serverSelectionTimeoutMS: 1_500,
    });
    await assert.rejects(plain.connect());
    await plain.close();
  });

  it("is closed where the server's certificate is of another authority", async () => {
    const { address, port, secrets, userSecretArn } = await documentsBench();
    const stranger = createDocuments({ endpoint: address, port }, secretReader(secrets, userSecretArn), {
      serverSelectionTimeoutMS: 1_500,
    });
    await assert.rejects(
      stranger.use((db) => db.command(count)),
      (error: StoreFailure) =>
        error instanceof StoreFailure && !/password|certificate of/.test(error.message),
    );
  });

  it("is closed without a name and password", async () => {
    const { address, port, stores } = await documentsBench();
    const nobody = new MongoClient(`mongodb://${address}:${port}/?directConnection=true&tls=true`, {
      ca: stores.ca,
    });
    await assert.rejects(nobody.db("interactions").command(count), { code: 13 });
    await nobody.close();
  });

  it("is closed to a wrong password, which no error quotes, after the secret was read twice", async () => {
    const { address, port, stores } = await documentsBench();
    let reads = 0;
    const wrong = createDocuments(
      { endpoint: address, port },
      async () => {
        reads++;
        return { username: "strata", password: "hunter2-not-this" };
      },
      { ca: stores.ca },
    );
    await assert.rejects(
      wrong.use((db) => db.command(count)),
      (error: StoreFailure) => {
        assert.deepEqual([error.code, error.passing, reads], ["18", false, 2]);
        assert.ok(!JSON.stringify(error, Object.getOwnPropertyNames(error)).includes("hunter2"));
        return true;
      },
    );
  });

  it("opens again with the next password when the one it knew was rotated", async () => {
    const bench = await documentsBench();
    const { address, port, stores, secrets, userSecretArn } = bench;
    const read = secretReader(secrets, userSecretArn);
    const old = await read();
    assert.deepEqual(await bench.setup({ rotate: true }), { renewed: true });
    const answers = [old];
    const documents = createDocuments({ endpoint: address, port }, async () => answers.shift() ?? read(), {
      ca: stores.ca,
    });
    await documents.use((db) => db.command({ ping: 1 }));
    assert.equal(answers.length, 0);
    assert.notEqual((await read()).password, old.password);
    await documents.close();
  });

  it("leads the functions' user to the one database, and to no administration", async () => {
    const { documents } = await documentsBench();
    const attempts: [string, object][] = [
      ["admin", { createUser: "mallory", pwd: "x", roles: ["root"] }],
      ["admin", { usersInfo: 1 }],
      ["elsewhere", { count: "things" }],
      ["elsewhere", { insert: "things", documents: [{ a: 1 }] }],
      ["interactions", { dropDatabase: 1 }],
      ["interactions", { collMod: "messages", validator: {} }],
    ];
    for (const [database, command] of attempts)
      await assert.rejects(
        documents.use((_db, client) => client.db(database).command(command)),
        { name: "StoreFailure", code: "13" },
        Object.keys(command)[0],
      );
  });

  it("keeps one connection over many calls, and says nothing of values when a call fails", async () => {
    const { documents } = await documentsBench();
    const clients = new Set<MongoClient>();
    for (let call = 0; call < 5; call++) await documents.use(async (_db, client) => void clients.add(client));
    assert.equal(clients.size, 1);
    await assert.rejects(
      documents.use((db) => db.collection("messages").insertOne({ _id: "Ada Lovelace" } as never)),
      (error: Error) => !`${error.message} ${error.stack} ${JSON.stringify(error)}`.includes("Ada"),
    );
  });

  it("tells a secret without credentials from one with them, and quotes neither", () => {
    for (const text of ["", "{", "null", "[]", '{"username":"a"}', '{"username":"a","password":""}'])
      assert.equal(credentialsOf(text), undefined);
    assert.deepEqual(credentialsOf('{"username":"a","password":"b","host":"c"}'), {
      username: "a",
      password: "b",
    });
  });
});
