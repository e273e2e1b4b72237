import { ARCHIVE, ASSET, type Asset, SIGNATURE } from "../../../../local/provider/protocol/values";
import type { Case, Ground } from "../support/life";
import { subnets } from "./groups";
import { arnOf, queue, role, tagged } from "./shared";

/** An archive as the engine sends it, of one file. */
export const archive = (text: string): Asset => ({
  [SIGNATURE]: ARCHIVE,
  hash: `hash of ${text}`,
  assets: { "index.js": { [SIGNATURE]: ASSET, hash: `hash of ${text}`, text } },
});

const handler = (answer: string) => archive(`exports.handler = async () => "${answer}";`);

const settings = async (ground: Ground) => ({
  role: arnOf(await role(ground)),
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: handler("a"),
});

const lambda = async (ground: Ground) =>
  ground.make("aws:lambda/function:Function", "ground", await settings(ground));

export const compute: Case[] = [
  {
    type: "aws:lambda/function:Function",
    inputs: async (ground) => ({
      ...(await settings(ground)),
      timeout: 10,
      memorySize: 256,
      architectures: ["arm64"],
      environment: { variables: { MODE: "a", NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem" } },
      vpcConfig: { subnetIds: await subnets(ground), securityGroupIds: ["sg-12345678"] },
      tracingConfig: { mode: "Active" },
      reservedConcurrentExecutions: 2,
      ...tagged,
    }),
    changed: {
      code: handler("b"),
      timeout: 20,
      reservedConcurrentExecutions: undefined,
      tags: { Team: "b" },
    },
    replaced: { name: "another" },
    drift: ({ id }, aws) =>
      aws.request("lambda", "UpdateFunctionConfiguration", { FunctionName: id, MemorySize: 512 }),
    drifted: ["memorySize"],
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    inputs: async (ground) => {
      const stream = await ground.make("aws:kinesis/stream:Stream", "ground", { shardCount: 1 });
      return {
        eventSourceArn: arnOf(stream),
        functionName: arnOf(await lambda(ground)),
        startingPosition: "TRIM_HORIZON",
        maximumRetryAttempts: 3,
        bisectBatchOnFunctionError: true,
        parallelizationFactor: 2,
        functionResponseTypes: ["ReportBatchItemFailures"],
        destinationConfig: { onFailure: { destinationArn: arnOf(await queue(ground)) } },
        filterCriteria: { filters: [{ pattern: JSON.stringify({ data: { a: [1] } }) }] },
        ...tagged,
      };
    },
    changed: { batchSize: 50, maximumRetryAttempts: 5, enabled: false, tags: { Team: "b" } },
    replaced: { startingPosition: "LATEST" },
    drift: ({ id }, aws) => aws.request("lambda", "UpdateEventSourceMapping", { UUID: id, BatchSize: 7 }),
    drifted: ["batchSize"],
    chosen: ["id", "uuid", "arn"],
  },
  {
    type: "aws:lambda/permission:Permission",
    inputs: async (ground) => ({
      function: (await lambda(ground)).id,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: "arn:aws:events:eu-west-1:000000000000:rule/a",
    }),
    replaced: { principal: "sns.amazonaws.com" },
    drift: ({ id, state }, aws) =>
      aws.request("lambda", "RemovePermission", { FunctionName: String(state["function"]), StatementId: id }),
    drifted: [],
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    inputs: async (ground) => ({
      functionName: (await lambda(ground)).id,
      maximumRetryAttempts: 1,
      destinationConfig: { onFailure: { destination: arnOf(await queue(ground)) } },
    }),
    changed: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
    replaced: { functionName: "another" },
    drift: ({ id }, aws) => aws.request("lambda", "DeleteFunctionEventInvokeConfig", { FunctionName: id }),
    drifted: [],
  },
  {
    type: "aws:lambda/invocation:Invocation",
    inputs: async (ground) => ({
      functionName: (await lambda(ground)).id,
      input: JSON.stringify({ a: 1 }),
      triggers: { version: "1" },
    }),
    replaced: { triggers: { version: "2" } },
    chosen: ["result"],
    stays: true,
  },
];
