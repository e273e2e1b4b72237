import type { EventRuleArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, type Inputs } from "../type";

type Rule = Inputs<EventRuleArgs>;

export const DEFAULT_BUS = "default";

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

export const eventRules = [rule];
