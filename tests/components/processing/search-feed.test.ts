import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SearchFeed } from "../../../components/processing/search-feed";
import { functionRole } from "../../../components/shared/event-function";
import type { EmbedderSettings } from "../../../contracts/search";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf } from "../../support/network";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const DOMAIN = "arn:aws:es:eu-west-1:111122223333:domain/search";

describe("SearchFeed", function () {
  this.timeout(120_000);
  const engine = recordEngine();
  const build = async (embedder: EmbedderSettings) => {
    const network = networkOf();
    const admitted: string[] = [];
    const found = await engine.registrations(
      () =>
        new SearchFeed("find", {
          place: PLACE,
          network,
          store: {
            domainArn: pulumi.output(DOMAIN),
            endpoint: pulumi.output("search.test"),
            keeperRole: functionRole("keeper-role", "search-keeper", {}, {}),
            replicas: 1,
            admit: (name) => {
              admitted.push(name);
              return [];
            },
          },
          embedder,
          queue: storeOf("sqs", "all-topics"),
          quarantine: cage(),
          claimChecks: storeOf("s3", "checks-bucket"),
          auditStream: storeOf("kinesis", "stream/audit"),
          keyArn: keyArnOf("mail"),
          logKeyArn: keyArnOf("logs"),
        }),
    );
    return { found, calls: network.calls, admitted };
  };
  let built: Awaited<ReturnType<typeof build>>;
  before(async () => {
    built = await build({ kind: "lexical" });
  });
  const inputsOf = (name: string, { found }: { found: Registration[] } = built) =>
    found.find((each) => each.name === name && each.type.startsWith("aws:"))?.inputs ?? {};
  const grants = (name: string, from = built) =>
    statementsOf(inputsOf(`${name}-access`, from)["policy"]).flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${resource}`)),
    );
  const ofStore = (name: string) => grants(name).filter((grant) => grant.startsWith("es:"));

  it("makes an indexer, a keeper, a finder and the finder's API", () => {
    const names = (type: string) =>
      built.found
        .filter((each) => each.type.endsWith(`:${type}`))
        .map(({ name }) => name)
        .toSorted();
    assert.deepEqual(names("Function"), ["find-indexer-fn", "find-keeper-fn", "find-similar-fn"]);
    assert.deepEqual(names("Invocation"), ["find-keeper-set-up"]);
    assert.deepEqual(names("EventSourceMapping"), ["find-indexer-source"]);
    assert.deepEqual(names("EventRule"), ["find-keeper-daily"]);
    assert.deepEqual(names("EventTarget"), ["find-keeper-daily-target"]);
    assert.deepEqual(names("Api"), ["find-similar-api"]);
    assert.deepEqual(names("Route"), ["find-similar-api-route"]);
    assert.deepEqual(names("Permission"), ["find-keeper-daily-permission", "find-similar-api-permission"]);
    assert.deepEqual(built.admitted, ["find-indexer", "find-similar", "find-keeper"]);
  });

  it("lets each function call its own paths of the store only", () => {
    assert.deepEqual(ofStore("find-indexer"), [
      `es:ESHttpPost ${DOMAIN}/_bulk`,
      `es:ESHttpGet ${DOMAIN}/_index_template/*`,
    ]);
    assert.deepEqual(ofStore("find-similar"), [`es:ESHttpPost ${DOMAIN}/message-vectors/_search`]);
    assert.deepEqual(ofStore("find-keeper"), [
      `es:ESHttpDelete ${DOMAIN}/*`,
      `es:ESHttpGet ${DOMAIN}/*`,
      `es:ESHttpPost ${DOMAIN}/*`,
      `es:ESHttpPut ${DOMAIN}/*`,
    ]);
  });

  it("runs the keeper as the domain's master, on every change of its code and every day", () => {
    assert.equal(inputsOf("find-keeper-fn")["role"], "arn:aws:iam::111122223333:role/keeper-role");
    const { input, triggers } = inputsOf("find-keeper-set-up");
    assert.equal(input, "{}");
    assert.match(triggers.code, /^[0-9a-f]{64}$/);
    assert.deepEqual(JSON.parse(triggers.settings), {
      endpoint: "search.test",
      roles: {
        indexer: "arn:aws:iam::111122223333:role/find-indexer-role",
        finder: "arn:aws:iam::111122223333:role/find-similar-role",
      },
      shape: { replicas: 1 },
    });
    assert.equal(inputsOf("find-keeper-daily")["scheduleExpression"], "cron(10 0 * * ? *)");
    assert.deepEqual(inputsOf("find-keeper-daily-target")["deadLetterConfig"], {
      arn: "arn:aws:sqs:eu-west-1:111122223333:find-keeper-missed-queue",
    });
  });

  it("takes messages by the hundred, and gives each back alone", () => {
    const { batchSize, functionResponseTypes, scalingConfig } = inputsOf("find-indexer-source");
    assert.deepEqual(
      [batchSize, functionResponseTypes, scalingConfig.maximumConcurrency],
      [100, ["ReportBatchItemFailures"], 4],
    );
  });

  it("takes requests that are signed, within a rate, and logs who asked", () => {
    assert.deepEqual(
      [
        inputsOf("find-similar-api-route")["routeKey"],
        inputsOf("find-similar-api-route")["authorizationType"],
      ],
      ["POST /similar", "AWS_IAM"],
    );
    const stage = inputsOf("find-similar-api-stage");
    assert.deepEqual(stage["defaultRouteSettings"], {
      throttlingRateLimit: 10,
      throttlingBurstLimit: 20,
      detailedMetricsEnabled: true,
    });
    assert.equal(JSON.parse(stage["accessLogSettings"].format).caller, "$context.identity.userArn");
    assert.doesNotMatch(stage["accessLogSettings"].format, /body|querystring/i);
    assert.equal(inputsOf("find-similar-api-access-logs")["kmsKeyId"], keyArnOf("logs"));
    assert.deepEqual(
      [
        inputsOf("find-similar-api-permission")["principal"],
        inputsOf("find-similar-api-permission")["sourceAccount"],
      ],
      ["apigateway.amazonaws.com", "111122223333"],
    );
  });

  it("lets the finder write to the audit stream and read nothing else", () => {
    const others = grants("find-similar").filter((grant) => !grant.startsWith("es:"));
    assert.deepEqual(others, [
      "kinesis:PutRecord arn:aws:kinesis:eu-west-1:111122223333:stream/audit",
      `kms:GenerateDataKey ${keyArnOf("audit")}`,
    ]);
    assert.deepEqual(built.calls, {
      "find-indexer": [],
      "find-similar": ["kinesis-streams"],
      "find-keeper": [],
    });
  });

  it("quarantines under the store's own name only", () => {
    const policy = inputsOf("find-indexer-access")["policy"];
    const put = (key: string) =>
      allows(policy, { action: "s3:PutObject", resource: `arn:aws:s3:::cage-bucket/${key}` });
    assert.ok(put("reason=value_out_of_range/topic=chat.message.sent/search-evt_1"));
    assert.ok(!put("reason=value_out_of_range/topic=chat.message.sent/relational-evt_1"));
  });

  it("reaches the model of an embedder that has one, and no other", async () => {
    const model = "amazon.titan-embed-text-v2:0";
    const titan = await build({ kind: "bedrock", model });
    const invoked = (from: typeof built) =>
      grants("find-indexer", from).filter((grant) => /^(bedrock|sagemaker):/.test(grant));
    assert.deepEqual(invoked(titan), [
      `bedrock:InvokeModel arn:aws:bedrock:eu-west-1::foundation-model/${model}`,
    ]);
    assert.deepEqual(titan.calls["find-similar"], ["kinesis-streams", "bedrock-runtime"]);
    assert.deepEqual(invoked(await build({ kind: "bedrock", model: "eu.cohere.embed-v4:0" })), [
      "bedrock:InvokeModel arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.cohere.embed-v4:0",
      "bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/cohere.embed-v4:0",
    ]);
    assert.deepEqual(invoked(await build({ kind: "sagemaker", model: "Minds" })), [
      "sagemaker:InvokeEndpoint arn:aws:sagemaker:eu-west-1:111122223333:endpoint/minds",
    ]);
  });
});
