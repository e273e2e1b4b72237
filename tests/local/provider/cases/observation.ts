import type { Case } from "../support/life";
import { arnOf, key, tagged, topic } from "./shared";

const board = (title: string) =>
  JSON.stringify({
    widgets: [
      {
        type: "metric",
        x: 0,
        y: 0,
        width: 6,
        height: 6,
        properties: { title, region: "eu-west-1", metrics: [["AWS/SQS", "NumberOfMessagesSent"]] },
      },
    ],
  });

export const observation: Case[] = [
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: async (ground) => ({ retentionInDays: 30, kmsKeyId: arnOf(await key(ground)), ...tagged }),
    changed: { retentionInDays: 60, tags: { Team: "b" } },
    replaced: { name: "another" },
    drift: ({ id }, aws) => aws.request("logs", "DeleteRetentionPolicy", { logGroupName: id }),
    drifted: ["retentionInDays"],
  },
  {
    type: "aws:cloudwatch/logStream:LogStream",
    inputs: async (ground) => ({
      logGroupName: (await ground.make("aws:cloudwatch/logGroup:LogGroup", "ground", {})).id,
    }),
    replaced: { name: "another" },
    drift: ({ id, state }, aws) =>
      aws.request("logs", "DeleteLogStream", {
        logGroupName: String(state["logGroupName"]),
        logStreamName: id,
      }),
    drifted: [],
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: async (ground) => ({
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      metricName: "NumberOfMessagesSent",
      namespace: "AWS/SQS",
      period: 60,
      statistic: "Sum",
      threshold: 5,
      dimensions: { QueueName: "a" },
      alarmActions: [arnOf(await topic(ground))],
      treatMissingData: "notBreaching",
      ...tagged,
    }),
    changed: { threshold: 6, alarmDescription: "b", tags: { Team: "b" } },
    replaced: { name: "another" },
    drift: ({ id }, aws) => aws.request("cloudwatch", "DisableAlarmActions", { AlarmNames: [id] }),
    drifted: ["actionsEnabled"],
  },
  {
    type: "aws:cloudwatch/dashboard:Dashboard",
    inputs: async () => ({ dashboardBody: board("a") }),
    changed: { dashboardBody: board("b") },
    replaced: { dashboardName: "another" },
    drift: ({ id }, aws) =>
      aws.request("cloudwatch", "PutDashboard", { DashboardName: id, DashboardBody: board("by hand") }),
    drifted: ["dashboardBody"],
  },
];
