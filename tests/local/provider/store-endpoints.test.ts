import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readEnvironment } from "../../../local/provider/aws/environment";
import { storeEndpoints } from "../../../local/provider/aws/store-endpoints";

const REQUEST = { resourceId: "db-1", arn: "arn:aws:rds:eu-west-1:1:db:a" };

describe("the endpoints of the local stores", () => {
  let server: Server;
  let storesEndpoint: string;
  const asked: { what: string; body: unknown }[] = [];

  before(async () => {
    server = createServer(async (request, response) => {
      asked.push({ what: `${request.method} ${request.url}`, body: await bodyOf(request) });
      const refused = request.url?.includes("refused");
      response.statusCode = refused ? 500 : request.method === "DELETE" ? 404 : 200;
      response.end(refused ? "no Java here" : JSON.stringify({ address: "127.0.0.1", port: 4711 }));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    storesEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it("asks for one by kind and identifier, and hands out where it answers", async () => {
    const opened = await storeEndpoints({ storesEndpoint }).open("relational", "a", REQUEST);
    assert.deepEqual(opened, { address: "127.0.0.1", port: 4711 });
    assert.deepEqual(asked.pop(), { what: "PUT /stores/relational/a", body: REQUEST });
  });

  it("says what the stores answered where they refuse", async () => {
    await assert.rejects(
      storeEndpoints({ storesEndpoint }).open("search", "refused", REQUEST),
      /PUT search\/refused of the local stores: 500 no Java here/,
    );
  });

  it("takes an endpoint that is gone for closed", async () => {
    await storeEndpoints({ storesEndpoint }).close("cache", "a");
    assert.equal(asked.pop()?.what, "DELETE /stores/cache/a");
  });

  it("leaves predicted addresses alone where no stores run", async () => {
    assert.equal(await storeEndpoints({}).open("relational", "a", REQUEST), undefined);
  });

  it("are never asked while recording", () => {
    const environment = readEnvironment({ STRATA_MODE: "record", STRATA_STORES_ENDPOINT: "http://a" });
    assert.equal(environment.storesEndpoint, undefined);
  });
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : JSON.parse(text);
}
