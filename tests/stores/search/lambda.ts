import * as assert from "node:assert/strict";
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
} from "@aws-sdk/client-kinesis";
import { AddPermissionCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { Sha256 } from "@smithy/core/checksum";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import { REGION, type RoleCredentials } from "../../support/store-bench";
import { clientOf, deploy } from "./support/function";
import { chat, indexer } from "./support/messages";
import { cleanStore, domainArn, everything, ROLES, type SearchStore, SHAPE } from "./support/store";

describe("functions on the emulator", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
  });
  const common = () => ({ endpoint: store.endpoint, region: REGION });

  it("speak TLS with the search store, under their own role", async function () {
    this.timeout(90_000);
    await deploy(store, {
      job: "search-keeper",
      factory: "searchKeeperFactory",
      settings: { ...common(), roles: ROLES, shape: SHAPE },
      statements: everything(store.bench),
    });
    const lambda = new LambdaClient(clientOf(store));
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: "search-keeper" }),
    );
    const answer = Buffer.from(Payload ?? []).toString();
    assert.equal(FunctionError, undefined, answer);
    assert.equal(JSON.parse(answer).templates, 2);
  });

  it("answer an HTTP API's signed requests, and leave who asked in the audit stream", async function () {
    this.timeout(90_000);
    const students = ["ana", "ben", "cem", "dua", "eli"];
    await indexer(store.search)(...students.map((student) => chat(student, "worried about the exam")));
    await store.refresh();
    const kinesis = new KinesisClient({ ...clientOf(store), requestHandler: new NodeHttpHandler() });
    await kinesis.send(new CreateStreamCommand({ StreamName: "audit", ShardCount: 1 }));
    const url = await similarApi();

    const asker = await store.bench.role([
      { Effect: "Allow", Action: "execute-api:Invoke", Resource: "arn:aws:execute-api:*:*:*/*/POST/similar" },
    ]);
    const answered = await post(url, asker);
    assert.equal(answered.status, 200, answered.text);
    assert.equal(JSON.parse(answered.text).results.length, 5);
    assert.equal((await post(url, await store.bench.role([]))).status, 403);
    assert.equal((await post(url)).status, 403);

    const shard = {
      StreamName: "audit",
      ShardId: "shardId-000000000000",
      ShardIteratorType: "TRIM_HORIZON",
    } as const;
    const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(shard));
    const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
    const entries = Records.map(({ Data }) => JSON.parse(Buffer.from(Data ?? []).toString()));
    assert.deepEqual(
      entries.map(({ data }) => [data.action, data.outcome]),
      [["search.similar", "success"]],
    );
    assert.match(entries[0].data.actor_id, /:assumed-role\/client-\d+\//);
  });

  /** The API of the product over the product's function; resolves to where it answers. */
  async function similarApi(): Promise<string> {
    const arn = await deploy(store, {
      job: "find-similar",
      factory: "findSimilarFactory",
      settings: { ...common(), embedder: { kind: "lexical" }, auditStream: "audit" },
      statements: [
        {
          Effect: "Allow",
          Action: "es:ESHttpPost",
          Resource: `${domainArn(store.bench)}/message-vectors/_search`,
        },
        { Effect: "Allow", Action: "kinesis:PutRecord", Resource: "*" },
      ],
    });
    const gateway = new ApiGatewayV2Client(clientOf(store));
    const { ApiId } = await gateway.send(new CreateApiCommand({ Name: "similar", ProtocolType: "HTTP" }));
    const { IntegrationId } = await gateway.send(
      new CreateIntegrationCommand({
        ApiId,
        IntegrationType: "AWS_PROXY",
        IntegrationUri: arn,
        PayloadFormatVersion: "2.0",
      }),
    );
    await gateway.send(
      new CreateRouteCommand({
        ApiId,
        RouteKey: "POST /similar",
        AuthorizationType: "AWS_IAM",
        Target: `integrations/${IntegrationId}`,
      }),
    );
    await gateway.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }));
    await new LambdaClient(clientOf(store)).send(
      new AddPermissionCommand({
        FunctionName: "find-similar",
        StatementId: "api",
        Action: "lambda:InvokeFunction",
        Principal: "apigateway.amazonaws.com",
      }),
    );
    return `${store.bench.endpoint}/_aws/execute-api/${ApiId}/$default/similar`;
  }
});

/** A request as a caller of the API signs it, or does not. */
async function post(url: string, credentials?: RoleCredentials): Promise<{ status: number; text: string }> {
  const { protocol, host, hostname, port, pathname: path } = new URL(url);
  const body = JSON.stringify({ text: "exam worries", size: 5 });
  const headers = { host, "content-type": "application/json" };
  const request = { method: "POST", protocol, hostname, port: Number(port), path, headers, body };
  const signed = credentials
    ? await new SignatureV4({ service: "execute-api", region: REGION, credentials, sha256: Sha256 }).sign(
        request,
      )
    : request;
  const answer = await fetch(url, { method: "POST", headers: signed.headers, body });
  return { status: answer.status, text: await answer.text() };
}
