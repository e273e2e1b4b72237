import type { Case, Ground } from "../support/life";
import { arnOf, queue, tagged } from "./shared";

const bus = (ground: Ground) => ground.make("aws:cloudwatch/eventBus:EventBus", "ground", {});

const pattern = (type: string) => JSON.stringify({ source: ["strata"], "detail-type": [type] });

const rule = async (ground: Ground) => {
  const eventBusName = (await bus(ground)).id;
  const made = await ground.make("aws:cloudwatch/eventRule:EventRule", "ground", {
    eventBusName,
    eventPattern: pattern("a"),
  });
  return { rule: made.state["name"], eventBusName };
};

export const events: Case[] = [
  {
    type: "aws:cloudwatch/eventBus:EventBus",
    inputs: async () => ({ description: "a", ...tagged }),
    changed: { description: "b", tags: { Team: "b" } },
    replaced: { name: "another" },
    drift: ({ id }, aws) => aws.request("events", "UpdateEventBus", { Name: id, Description: "by hand" }),
    drifted: ["description"],
  },
  {
    type: "aws:cloudwatch/eventArchive:EventArchive",
    inputs: async (ground) => ({
      eventSourceArn: arnOf(await bus(ground)),
      retentionDays: 30,
      eventPattern: pattern("a"),
    }),
    changed: { retentionDays: 60, description: "b" },
    replaced: { eventSourceArn: "arn:aws:events:eu-west-1:000000000000:event-bus/another" },
    drift: ({ id }, aws) => aws.request("events", "UpdateArchive", { ArchiveName: id, RetentionDays: 1 }),
    drifted: ["retentionDays"],
  },
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    inputs: async (ground) => ({
      eventBusName: (await bus(ground)).id,
      eventPattern: pattern("a"),
      ...tagged,
    }),
    changed: { eventPattern: pattern("b"), description: "b", tags: { Team: "b" } },
    replaced: { eventBusName: "default" },
    drift: ({ state }, aws) =>
      aws.request("events", "DisableRule", {
        Name: String(state["name"]),
        EventBusName: String(state["eventBusName"]),
      }),
    drifted: ["state"],
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    inputs: async (ground) => ({
      ...(await rule(ground)),
      arn: arnOf(await queue(ground)),
      deadLetterConfig: { arn: arnOf(await queue(ground, "dead")) },
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    }),
    changed: {
      inputPath: "$.detail",
      retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 1 },
    },
    replaced: { targetId: "another" },
    drift: ({ state }, aws) =>
      aws.request("events", "RemoveTargets", {
        Rule: String(state["rule"]),
        EventBusName: String(state["eventBusName"]),
        Ids: [String(state["targetId"])],
      }),
    drifted: [],
  },
];
