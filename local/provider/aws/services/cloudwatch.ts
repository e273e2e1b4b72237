import type { DashboardArgs, MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { retag, tagList, tagMap } from "../tags";
import { defineType, type Inputs } from "../type";

type Alarm = Inputs<MetricAlarmArgs>;

const alarm = defineType<MetricAlarmArgs>({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  autoname: { property: "name", max: 255 },
  taggable: true,
  replace: ["name"],
  sets: ["alarmActions", "okActions", "insufficientDataActions"],
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}` },
  }),
  create: (inputs) => [putAlarm(inputs, true)],
  change: (olds, news, { state }) => [
    putAlarm(news, false),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("cloudwatch", "TagResource", { ResourceARN: String(state["arn"]), Tags: tagList(tags) }),
      (TagKeys) => call("cloudwatch", "UntagResource", { ResourceARN: String(state["arn"]), TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const { MetricAlarms = [] } = await aws.request("cloudwatch", "DescribeAlarms", { AlarmNames: [id] });
    const live = MetricAlarms[0];
    if (!live) return undefined;
    const { Tags } = await aws.request("cloudwatch", "ListTagsForResource", { ResourceARN: live.AlarmArn });
    const some = <T>(list: T[] | undefined) => (list && list.length > 0 ? list : undefined);
    const dimensions = some(live.Dimensions)?.map(({ Name = "", Value = "" }) => [Name, Value]);
    const queries = some(live.Metrics)?.map((metric) => fromApi(metric, QUERY_NAMES));
    return {
      name: id,
      alarmDescription: live.AlarmDescription || undefined,
      actionsEnabled: live.ActionsEnabled ?? true,
      alarmActions: some(live.AlarmActions),
      okActions: some(live.OKActions),
      insufficientDataActions: some(live.InsufficientDataActions),
      comparisonOperator: live.ComparisonOperator,
      evaluationPeriods: live.EvaluationPeriods,
      datapointsToAlarm: state.datapointsToAlarm && live.DatapointsToAlarm,
      threshold: live.Threshold,
      treatMissingData: live.TreatMissingData ?? "missing",
      metricName: live.MetricName || undefined,
      namespace: live.Namespace || undefined,
      period: queries ? undefined : live.Period,
      statistic: live.Statistic,
      extendedStatistic: live.ExtendedStatistic || undefined,
      unit: live.Unit || undefined,
      dimensions: dimensions && Object.fromEntries(dimensions),
      metricQueries: queries && (statedParts(queries, state.metricQueries) as Alarm["metricQueries"]),
      tags: tagMap(Tags),
    };
  },
  delete: ({ id }, aws) => aws.request("cloudwatch", "DeleteAlarms", { AlarmNames: [id] }),
});

const QUERY_NAMES = { metric: "MetricStat" };

function putAlarm(inputs: Alarm, tagged: boolean) {
  return call("cloudwatch", "PutMetricAlarm", {
    AlarmName: inputs.name,
    AlarmDescription: inputs.alarmDescription,
    ActionsEnabled: inputs.actionsEnabled ?? true,
    AlarmActions: inputs.alarmActions as string[] | undefined,
    OKActions: inputs.okActions as string[] | undefined,
    InsufficientDataActions: inputs.insufficientDataActions as string[] | undefined,
    ComparisonOperator: inputs.comparisonOperator as "GreaterThanThreshold",
    EvaluationPeriods: inputs.evaluationPeriods,
    DatapointsToAlarm: inputs.datapointsToAlarm,
    Threshold: inputs.threshold,
    ThresholdMetricId: inputs.thresholdMetricId,
    TreatMissingData: inputs.treatMissingData,
    EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
    MetricName: inputs.metricName,
    Namespace: inputs.namespace,
    Period: inputs.period,
    Statistic: inputs.statistic as "Sum" | undefined,
    ExtendedStatistic: inputs.extendedStatistic,
    Unit: inputs.unit as "Count" | undefined,
    Dimensions:
      inputs.dimensions && Object.entries(inputs.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Metrics: inputs.metricQueries?.map(({ metric, ...query }) => ({
      ...(toApi(query) as { Id: string }),
      MetricStat: metric && {
        Metric: {
          Namespace: metric.namespace,
          MetricName: metric.metricName,
          Dimensions: Object.entries(metric.dimensions ?? {}).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: metric.period,
        Stat: metric.stat,
        Unit: metric.unit as "Count" | undefined,
      },
    })),
    // Tags are taken at creation only.
    Tags: tagged ? tagList(inputs.tags) : undefined,
  });
}

const dashboard = defineType<DashboardArgs>({
  type: "aws:cloudwatch/dashboard:Dashboard",
  autoname: { property: "dashboardName", max: 255 },
  documents: ["dashboardBody"],
  replace: ["dashboardName"],
  predict: ({ dashboardName: name }, { account }) => ({
    id: name,
    outputs: { dashboardArn: `arn:aws:cloudwatch::${account}:dashboard/${name}` },
  }),
  create: (inputs) => [putDashboard(inputs)],
  change: (_olds, news) => [putDashboard(news)],
  read: async ({ id }, aws) => {
    const { DashboardBody } = await aws.request("cloudwatch", "GetDashboard", { DashboardName: id });
    return { dashboardName: id, dashboardBody: DashboardBody };
  },
  delete: ({ id }, aws) => aws.request("cloudwatch", "DeleteDashboards", { DashboardNames: [id] }),
});

const putDashboard = ({ dashboardName, dashboardBody }: { dashboardName: string; dashboardBody?: string }) =>
  call("cloudwatch", "PutDashboard", { DashboardName: dashboardName, DashboardBody: dashboardBody });

export const cloudwatch = [alarm, dashboard];
