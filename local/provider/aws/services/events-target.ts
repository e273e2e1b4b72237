import type { EventTargetArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import { defineType, type Inputs } from "../type";
import { DEFAULT_BUS } from "./events-rule";

type Target = Inputs<EventTargetArgs>;

const target = defineType<EventTargetArgs>({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  autoname: { property: "targetId", max: 64 },
  replace: ["rule", "eventBusName", "targetId"],
  aside: ["forceDestroy"],
  defaults: { eventBusName: DEFAULT_BUS },
  predict: ({ eventBusName = DEFAULT_BUS, rule: name, targetId }) => ({
    id: `${eventBusName}-${name}-${targetId}`,
    outputs: {},
  }),
  create: (inputs) => [putTarget(inputs)],
  change: (_olds, news) => [putTarget(news)],
  read: async ({ state }, aws) => {
    const { Targets = [] } = await aws.request("events", "ListTargetsByRule", {
      Rule: state.rule,
      EventBusName: state.eventBusName,
    });
    const live = Targets.find(({ Id }) => Id === state.targetId);
    if (!live) return undefined;
    return {
      arn: live.Arn,
      roleArn: live.RoleArn,
      input: live.Input,
      inputPath: live.InputPath,
      deadLetterConfig: live.DeadLetterConfig && { arn: live.DeadLetterConfig.Arn },
      retryPolicy: live.RetryPolicy && (fromApi(live.RetryPolicy) as Target["retryPolicy"]),
      inputTransformer: live.InputTransformer && {
        inputPaths: live.InputTransformer.InputPathsMap,
        inputTemplate: live.InputTransformer.InputTemplate ?? "",
      },
      sqsTarget: live.SqsParameters && { messageGroupId: live.SqsParameters.MessageGroupId },
      kinesisTarget:
        live.KinesisParameters &&
        (statedParts(fromApi(live.KinesisParameters), state.kinesisTarget) as Target["kinesisTarget"]),
    };
  },
  delete: ({ state }, aws) =>
    aws.request("events", "RemoveTargets", {
      Rule: state.rule,
      EventBusName: state.eventBusName,
      Ids: [state.targetId ?? ""],
      Force: state.forceDestroy,
    }),
});

function putTarget(inputs: Target) {
  const { inputTransformer: transformer, retryPolicy: retry } = inputs;
  return call("events", "PutTargets", {
    Rule: inputs.rule as string,
    EventBusName: inputs.eventBusName,
    Targets: [
      {
        Id: inputs.targetId,
        Arn: inputs.arn,
        RoleArn: inputs.roleArn,
        Input: inputs.input,
        InputPath: inputs.inputPath,
        InputTransformer: transformer && {
          InputPathsMap: transformer.inputPaths,
          InputTemplate: transformer.inputTemplate,
        },
        DeadLetterConfig: inputs.deadLetterConfig && { Arn: inputs.deadLetterConfig.arn },
        RetryPolicy: retry && {
          MaximumEventAgeInSeconds: retry.maximumEventAgeInSeconds,
          MaximumRetryAttempts: retry.maximumRetryAttempts,
        },
        SqsParameters: inputs.sqsTarget && { MessageGroupId: inputs.sqsTarget.messageGroupId },
        KinesisParameters: inputs.kinesisTarget && {
          PartitionKeyPath: inputs.kinesisTarget.partitionKeyPath,
        },
      },
    ],
  });
}

export const eventTargets = [target];
