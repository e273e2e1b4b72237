import assert from "node:assert/strict";
import { request } from "node:https";
import { type API, Client } from "@opensearch-project/opensearch";
import { AwsSigv4Signer } from "@opensearch-project/opensearch/aws-v3";
import { emulatorCredentials } from "../../../local/emulator";
import { identify, isAlive } from "../../../local/shared/processes";
import { REGION, type RoleCredentials, type StoreBench, startStoreBench } from "../../support/store-bench";

type CreateBody = NonNullable<API.Indices_Create_Request["body"]>;

const DOMAIN = "similar";
const VECTORS = {
  settings: { index: { knn: true, number_of_replicas: 0 } },
  mappings: {
    properties: {
      v: {
        type: "knn_vector",
        dimension: 3,
        method: { name: "hnsw", engine: "lucene", space_type: "cosinesimil" },
      },
    },
  },
} satisfies CreateBody;

describe("the local search store", () => {
  let bench: StoreBench;
  let port: number;
  const clients: Client[] = [];

  const client = (credentials: Partial<RoleCredentials>, service: "es" | "aoss" = "es") => {
    const getCredentials = () => Promise.resolve(credentials as RoleCredentials);
    const made = new Client({
      ...AwsSigv4Signer({ region: REGION, service, getCredentials }),
      node: `https://127.0.0.1:${port}`,
      ssl: { ca: bench.ca },
      maxRetries: 0,
    });
    clients.push(made);
    return made;
  };
  const root = () => client(emulatorCredentials());
  const status = (expected: number) => (error: { statusCode?: number }) => error.statusCode === expected;
  const pid = async () => (await bench.stores.status()).find(({ kind }) => kind === "search")?.pid ?? 0;

  before(async function () {
    this.timeout(180_000);
    bench = await startStoreBench();
    ({ port } = await bench.open("search", DOMAIN, { resourceId: DOMAIN }));
  });
  afterEach(() => Promise.all(clients.splice(0).map((each) => each.close())));
  after(() => bench?.stop());

  it("finds the nearest vectors by cosine", async () => {
    const search = root();
    await search.indices.create({ index: "vectors", body: VECTORS });
    const vectors = { near: [1, 0.1, 0], far: [0, 0, 1], middle: [1, 1, 0] };
    for (const [id, v] of Object.entries(vectors)) {
      await search.index({ index: "vectors", id, body: { v }, refresh: true });
    }
    const { body } = await search.search({
      index: "vectors",
      body: { size: 2, query: { knn: { v: { vector: [2, 0, 0], k: 2 } } } },
    });
    assert.deepEqual(
      (body.hits.hits as { _id?: string }[]).map(({ _id }) => _id),
      ["near", "middle"],
    );
  });

  it("refuses what is not HTTPS and a client that does not know the authority", async () => {
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
    await assert.rejects(fetch(`https://127.0.0.1:${port}/`));
  });

  it("refuses a request without a signature, a wrong one and one for another service", async () => {
    assert.equal(await unsigned(port, bench.ca), 403);
    const stranger = client({ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wrong" });
    await assert.rejects(stranger.cluster.health(), status(403));
    const role = await bench.role([{ Effect: "Allow", Action: "es:*", Resource: "*" }]);
    await assert.rejects(client({ ...role, secretAccessKey: "wrong" }).cluster.health(), status(403));
    await assert.rejects(client(role, "aoss").cluster.health(), status(403));
    await client(role).cluster.health();
  });

  it("allows a role its methods, on its paths and its domain only", async () => {
    const Resource = `arn:aws:es:${REGION}:${bench.accountId}:domain/${DOMAIN}/notes/*`;
    const writer = client(
      await bench.role([{ Effect: "Allow", Action: ["es:ESHttpPut", "es:ESHttpPost"], Resource }]),
    );
    await writer.index({ index: "notes", id: "1", body: { text: "a note" }, refresh: true });
    await assert.rejects(writer.get({ index: "notes", id: "1" }), status(403));
    await assert.rejects(writer.index({ index: "others", id: "1", body: {} }), status(403));
    const elsewhere = `arn:aws:es:${REGION}:${bench.accountId}:domain/other/*`;
    const other = client(await bench.role([{ Effect: "Allow", Action: "es:*", Resource: elsewhere }]));
    await assert.rejects(other.get({ index: "notes", id: "1" }), status(403));
  });

  for (const end of ["stop", "kill"] as const) {
    it(`keeps what it acknowledged over ${end} and start, and leaves no process`, async function () {
      this.timeout(90_000);
      const operations = Array.from({ length: 200 }, (_, n) => [{ index: { _id: `${n}` } }, { n }]).flat();
      const { body } = await root().bulk({ index: end, body: operations });
      assert.equal(body.errors, false);
      const before = identify(await pid());
      await bench.stores[end]("search");
      assert.equal(isAlive(before), false);
      await assert.rejects(root().count({ index: end }));
      await bench.stores.start("search");
      await root().indices.refresh({ index: end });
      assert.equal((await root().count({ index: end })).body.count, 200);
    });
  }

  it("ends with its owner, however that ends", async function () {
    this.timeout(90_000);
    const before = identify(await pid());
    await bench.crash();
    assert.equal(isAlive(before), false);
    assert.equal((await root().cluster.health()).body.number_of_nodes, 1);
  });
});

function unsigned(port: number, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, ca }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once("error", reject)
      .end();
  });
}
