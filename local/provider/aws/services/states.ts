import type { StateMachineArgs } from "@pulumi/aws/sfn";
import { call } from "../sdk";
import { retag } from "../tags";
import { defineType, differs, type Inputs } from "../type";

/** Step Functions names a tag's parts in small letters. */
const tagList = (tags: Record<string, string> | undefined) =>
  Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));

/** The provider has one destination where the service has a list. */
function loggingOf({ loggingConfiguration }: Inputs<StateMachineArgs>) {
  if (!loggingConfiguration) return undefined;
  const { level, includeExecutionData, logDestination: logGroupArn } = loggingConfiguration;
  return {
    level: level as "ALL" | "ERROR" | "FATAL" | "OFF" | undefined,
    includeExecutionData,
    ...(logGroupArn && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
  };
}

const machine = defineType<StateMachineArgs>({
  type: "aws:sfn/stateMachine:StateMachine",
  autoname: { property: "name", max: 80 },
  taggable: true,
  documents: ["definition"],
  replace: ["name", "namePrefix", "type"],
  defaults: { type: "STANDARD", publish: false },
  predict: ({ name }, { region, account }) => {
    const arn = `arn:aws:states:${region}:${account}:stateMachine:${name}`;
    return { id: arn, outputs: { arn, status: "ACTIVE" } };
  },
  create: (inputs) => [
    call("stepfunctions", "CreateStateMachine", {
      name: inputs.name,
      type: inputs.type as "STANDARD",
      definition: inputs.definition,
      roleArn: inputs.roleArn,
      publish: inputs.publish,
      tracingConfiguration: inputs.tracingConfiguration,
      loggingConfiguration: loggingOf(inputs),
      tags: tagList(inputs.tags),
    }),
  ],
  identify: ({ stateMachineArn: arn }: { stateMachineArn: string }) => ({
    id: arn,
    outputs: { arn, status: "ACTIVE" },
  }),
  change: (olds, news, { id }) => [
    ...(differs(
      [olds.definition, olds.roleArn, olds.tracingConfiguration, olds.loggingConfiguration],
      [news.definition, news.roleArn, news.tracingConfiguration, news.loggingConfiguration],
    )
      ? [
          call("stepfunctions", "UpdateStateMachine", {
            stateMachineArn: id,
            definition: news.definition,
            roleArn: news.roleArn,
            tracingConfiguration: news.tracingConfiguration ?? { enabled: false },
            loggingConfiguration: loggingOf(news) ?? { level: "OFF" },
          }),
        ]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("stepfunctions", "TagResource", { resourceArn: id, tags: tagList(tags) }),
      (tagKeys) => call("stepfunctions", "UntagResource", { resourceArn: id, tagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const live = await aws.request("stepfunctions", "DescribeStateMachine", { stateMachineArn: id });
    const { tags = [] } = await aws.request("stepfunctions", "ListTagsForResource", { resourceArn: id });
    return {
      name: live.name,
      type: live.type,
      definition: live.definition,
      roleArn: live.roleArn,
      tracingConfiguration: state.tracingConfiguration && {
        enabled: live.tracingConfiguration?.enabled ?? false,
      },
      // The emulator takes the setting and does not tell it.
      loggingConfiguration: state.loggingConfiguration,
      ...(tags.length > 0 && {
        tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
      }),
    };
  },
  delete: ({ id: stateMachineArn }, aws) =>
    aws.request("stepfunctions", "DeleteStateMachine", { stateMachineArn }),
});

export const states = [machine];
