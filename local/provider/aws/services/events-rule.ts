import type { EventRuleArgs, EventTargetArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import { retag, tagList, tagMap } from "../tags";
import { defineType, type Inputs } from "../type";

type Rule = Inputs<EventRuleArgs>;
type Target = Inputs<EventTargetArgs>;

const DEFAULT_BUS = "default";

const ruleArn = (bus: string | undefined, name: string | undefined, region: string, account: string) =>
  `arn:aws:events:${region}:${account}:rule/${bus && bus !== DEFAULT_BUS ? `${busName(bus)}/` : ""}${name}`;

const busName = (nameOrArn: string): string => nameOrArn.split("event-bus/").pop() ?? nameOrArn;

const rule = defineType<EventRuleArgs>({
  type: "aws:cloudwatch/eventRule:EventRule",
  autoname: { property: "name", max: 64 },
  taggable: true,
  documents: ["eventPattern"],
  replace: ["name", "namePrefix", "eventBusName"],
  defaults: { eventBusName: DEFAULT_BUS, state: "ENABLED", forceDestroy: false },
  predict: ({ name = "", eventBusName }, { region, account }) => ({
    id: eventBusName && eventBusName !== DEFAULT_BUS ? `${eventBusName}/${name}` : name,
    outputs: { arn: ruleArn(eventBusName, name, region, account) },
  }),
  create: (inputs) => [putRule(inputs, true)],
  change: (olds, news, { state }) => [
    putRule(news, false),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("events", "TagResource", { ResourceARN: String(state["arn"]), Tags: tagList(tags) }),
      (TagKeys) => call("events", "UntagResource", { ResourceARN: String(state["arn"]), TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const [EventBusName, Name] = split(id);
    const live = await aws.request("events", "DescribeRule", { Name, EventBusName });
    const { Tags } = await aws.request("events", "ListTagsForResource", { ResourceARN: live.Arn });
    return {
      name: Name,
      eventBusName: state.eventBusName ?? EventBusName ?? DEFAULT_BUS,
      eventPattern: live.EventPattern || undefined,
      scheduleExpression: live.ScheduleExpression || undefined,
      description: live.Description || undefined,
      state: live.State ?? "ENABLED",
      roleArn: live.RoleArn || undefined,
      tags: tagMap(Tags),
    };
  },
  delete: ({ id, state }, aws) => {
    const [EventBusName, Name] = split(id);
    return aws.request("events", "DeleteRule", { Name, EventBusName, Force: state.forceDestroy });
  },
});

/** `bus/rule`; a rule of the default bus is just `rule`. */
function split(id: string): [bus: string | undefined, rule: string] {
  const at = id.lastIndexOf("/");
  return at < 0 ? [undefined, id] : [id.slice(0, at), id.slice(at + 1)];
}

const putRule = (inputs: Rule, tagged: boolean) =>
  call("events", "PutRule", {
    Name: inputs.name,
    EventBusName: inputs.eventBusName,
    EventPattern: inputs.eventPattern,
    ScheduleExpression: inputs.scheduleExpression,
    State: (inputs.state ?? "ENABLED") as "ENABLED",
    Description: inputs.description,
    RoleArn: inputs.roleArn,
    // Tags are taken at creation only.
    Tags: tagged ? tagList(inputs.tags) : undefined,
  });

const target = defineType<EventTargetArgs>({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  autoname: { property: "targetId", max: 64 },
  replace: ["rule", "eventBusName", "targetId"],
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

export const eventRules = [rule, target];
