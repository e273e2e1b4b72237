import * as assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { bedrockEmbedder } from "../../../runtime/embedding/bedrock";
import { chooseEmbedder } from "../../../runtime/embedding/choose";
import { sagemakerEmbedder } from "../../../runtime/embedding/sagemaker";

const TITAN = "amazon.titan-embed-text-v2:0";

/** A vector of so many dimensions that points along one of them. */
const along = (axis: number, dimensions = 1_024) =>
  Array.from({ length: dimensions }, (_, at) => (at === axis ? 2 : 0));
const unit = (axis: number) => along(axis, 768).map((value) => value / 2);

describe("the embedders that call a model", () => {
  let server: Server;
  let asked: { path: string; type: string | undefined; body: Record<string, unknown> }[] = [];
  let answer: (body: { inputText?: string; texts?: string[]; inputs?: string[] }) => unknown;
  let status = 200;

  before(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      asked.push({
        path: decodeURIComponent(request.url ?? ""),
        type: request.headers["content-type"],
        body,
      });
      const given = answer(body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof given === "string" ? given : JSON.stringify(given));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(() => server.close());
  beforeEach(() => {
    asked = [];
    status = 200;
  });

  const client = () => ({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const bedrock = (model: string) => bedrockEmbedder(model, new BedrockRuntimeClient(client()));
  const sagemaker = () => sagemakerEmbedder("minds", new SageMakerRuntimeClient(client()));

  it("ask Titan for one text a call in its own words, and cut its vector to 768", async () => {
    answer = ({ inputText }) => ({ embedding: along(inputText === "one" ? 1 : 2), inputTextTokenCount: 3 });
    const vectors = await bedrock(TITAN).embed(["one", " ", "two"], "document");
    assert.deepEqual(vectors, [unit(1), undefined, unit(2)]);
    assert.deepEqual(
      asked
        .map(({ path, type, body }) => ({ path, type, body }))
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
      ["one", "two"].map((inputText) => ({
        path: `/model/${TITAN}/invoke`,
        type: "application/json",
        body: { inputText, dimensions: 1_024, normalize: true },
      })),
    );
  });

  it("ask Cohere for up to 96 texts a call, of what is searched and what is searched for apart", async () => {
    answer = ({ texts = [] }) => ({
      embeddings: { float: texts.map((text) => along(Number(text))) },
    });
    const texts = Array.from({ length: 100 }, (_, at) => String(at));
    const vectors = await bedrock("eu.cohere.embed-v4:0").embed(texts, "document");
    assert.deepEqual(
      vectors,
      texts.map((_, at) => unit(at)),
    );
    assert.deepEqual(
      asked.map(({ body }) => (body["texts"] as string[]).length),
      [96, 4],
    );
    const { texts: sent, ...rest } = asked[1]?.body ?? {};
    assert.deepEqual(sent, ["96", "97", "98", "99"]);
    assert.deepEqual(rest, {
      input_type: "search_document",
      truncate: "END",
      embedding_types: ["float"],
      output_dimension: 1_024,
    });
    answer = ({ texts = [] }) => ({ embeddings: texts.map(() => along(3)) });
    await bedrock("cohere.embed-english-v3").embed(["x".repeat(5_000)], "query");
    assert.equal(asked[2]?.body["input_type"], "search_query");
    assert.equal(asked[2]?.body["output_dimension"], undefined);
    assert.equal((asked[2]?.body["texts"] as string[] | undefined)?.[0]?.length, 2_048);
  });

  it("ask an endpoint for up to 32 texts a call", async () => {
    answer = ({ inputs = [] }) => inputs.map((text) => along(Number(text), 768));
    const texts = Array.from({ length: 40 }, (_, at) => String(at));
    assert.deepEqual(
      await sagemaker().embed(texts, "document"),
      texts.map((_, at) => unit(at)),
    );
    assert.deepEqual(
      asked.map(({ path, body }) => [path, (body["inputs"] as string[]).length, body["truncate"]]),
      [
        ["/endpoints/minds/invocations", 32, true],
        ["/endpoints/minds/invocations", 8, true],
      ],
    );
    assert.equal(sagemaker().model, "sagemaker/minds");
  });

  const BAD: [string, unknown][] = [
    ["no JSON", "secret text"],
    ["too few numbers", { embedding: along(1, 512) }],
    ["words for numbers", { embedding: along(1).map(String) }],
    ["a vector without a direction", { embedding: along(2_000) }],
    ["nothing", {}],
  ];
  for (const [name, given] of BAD) {
    it(`refuse ${name} for an answer, without quoting it`, async () => {
      answer = () => given;
      const refused = { name: "EmbedderAnswer", message: /^(?!.*secret)/ };
      await assert.rejects(bedrock(TITAN).embed(["one"], "document"), refused);
      await assert.rejects(bedrock("cohere.embed-multilingual-v3").embed(["one"], "document"), refused);
      await assert.rejects(sagemaker().embed(["one"], "document"), refused);
    });
  }

  it("refuse an endpoint's vectors of another size, and another number of them", async () => {
    answer = () => [along(1, 1_024)];
    await assert.rejects(sagemaker().embed(["one"], "document"), { name: "EmbedderAnswer" });
    answer = () => [along(1, 768)];
    await assert.rejects(sagemaker().embed(["one", "two"], "document"), { name: "EmbedderAnswer" });
  });

  it("pass on what the service throws", async () => {
    status = 429;
    answer = () => ({ message: "slow down" });
    await assert.rejects(
      bedrock(TITAN).embed(["one"], "document"),
      ({ $metadata }) => $metadata.httpStatusCode === 429,
    );
  });

  it("are made only of models whose words they know, and never without one", () => {
    assert.throws(() => bedrock("anthropic.claude"), RangeError);
    assert.throws(() => chooseEmbedder({ kind: "bedrock" }), RangeError);
    assert.throws(() => chooseEmbedder({ kind: "sagemaker" }), RangeError);
    assert.equal(chooseEmbedder({ kind: "lexical" }).model, "lexical-v1");
  });
});
