import type { FunctionArgs } from "@pulumi/aws/lambda";
import type { Asset } from "../../protocol/values";
import { waitFor } from "../errors";
import { call } from "../sdk";
import { retag, someTags } from "../tags";
import { defineType, differs } from "../type";
import { codeOf, configurationOf, liveFunction } from "./lambda-shape";

/** Properties that are the code, as opposed to its configuration. */
const CODE = ["code", "imageUri", "s3Bucket", "s3Key", "s3ObjectVersion", "architectures"] as const;

const lambdaFunction = defineType<FunctionArgs>({
  type: "aws:lambda/function:Function",
  autoname: { property: "name", max: 64 },
  taggable: true,
  replace: ["name", "packageType", "tenancyConfig", "durableConfig"],
  sets: ["architectures"],
  defaults: {
    memorySize: 128,
    timeout: 3,
    packageType: "Zip",
    publish: false,
    reservedConcurrentExecutions: -1,
    skipDestroy: false,
    architectures: ["x86_64"],
    tracingConfig: { mode: "PassThrough" },
  },
  predict: ({ name = "" }, { region, account }) => {
    const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
    const invoke = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions`;
    return {
      id: name,
      outputs: {
        arn,
        version: "$LATEST",
        qualifiedArn: `${arn}:$LATEST`,
        invokeArn: `${invoke}/${arn}/invocations`,
        qualifiedInvokeArn: `${invoke}/${arn}:$LATEST/invocations`,
      },
    };
  },
  create: (inputs) => [
    call("lambda", "CreateFunction", {
      ...configurationOf(inputs),
      Code: codeOf(inputs),
      PackageType: inputs.packageType as "Zip" | undefined,
      Architectures: inputs.architectures as "arm64"[] | undefined,
      Publish: inputs.publish,
      CodeSigningConfigArn: inputs.codeSigningConfigArn,
      Tags: someTags(inputs.tags),
    }),
    ...reserve(inputs.name, -1, inputs.reservedConcurrentExecutions),
  ],
  settle: (_self, { name }, aws) =>
    waitFor(`Function ${name} becoming active`, async () => {
      const { State, LastUpdateStatus } = await aws.request("lambda", "GetFunctionConfiguration", {
        FunctionName: name,
      });
      return State !== "Pending" && LastUpdateStatus !== "InProgress";
    }),
  change: (olds, news, { id, state }) => [
    ...(differs(configurationOf(olds), configurationOf(news))
      ? [call("lambda", "UpdateFunctionConfiguration", configurationOf(news))]
      : []),
    ...(CODE.some((name) => differs(contentOf(olds[name]), contentOf(news[name])))
      ? [
          call("lambda", "UpdateFunctionCode", {
            FunctionName: id,
            ...codeOf(news),
            Architectures: news.architectures as "arm64"[] | undefined,
            Publish: news.publish,
          }),
        ]
      : []),
    ...reserve(id, olds.reservedConcurrentExecutions, news.reservedConcurrentExecutions),
    ...retag(
      olds.tags,
      news.tags,
      (Tags) => call("lambda", "TagResource", { Resource: String(state["arn"]), Tags }),
      (TagKeys) => call("lambda", "UntagResource", { Resource: String(state["arn"]), TagKeys }),
    ),
  ],
  observe: async ({ id }, aws) => {
    const live = await aws.request("lambda", "GetFunctionConfiguration", { FunctionName: id });
    return {
      codeSha256: live.CodeSha256,
      sourceCodeSize: live.CodeSize,
      version: live.Version,
    };
  },
  read: async ({ id, state }, aws) => {
    const {
      Configuration: live,
      Tags,
      Concurrency,
    } = await aws.request("lambda", "GetFunction", {
      FunctionName: id,
    });
    if (!live) return undefined;
    return {
      ...liveFunction(live, state),
      reservedConcurrentExecutions: Concurrency?.ReservedConcurrentExecutions ?? -1,
      tags: someTags(Tags),
    };
  },
  delete: async ({ id, state }, aws) =>
    state.skipDestroy ? undefined : aws.request("lambda", "DeleteFunction", { FunctionName: id }),
});

/** An archive is what its hash says; comparing its parts would compare paths. */
const contentOf = (value: unknown): unknown => (value as Asset | undefined)?.hash ?? value;

/** −1 means that none are reserved. */
function reserve(FunctionName: string | undefined, from = -1, to = -1) {
  if (from === to) return [];
  return [
    to < 0
      ? call("lambda", "DeleteFunctionConcurrency", { FunctionName })
      : call("lambda", "PutFunctionConcurrency", { FunctionName, ReservedConcurrentExecutions: to }),
  ];
}

export const lambdaFunctions = [lambdaFunction];
