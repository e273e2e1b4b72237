import type { Broken } from "./fixtures";

/** Functions, rules, alarms, roles and delivery streams with one value AWS would refuse. */
export const BROKEN_COMPUTE: Broken[] = [
  [
    "cloudwatch/logGroup:LogGroup",
    "retentionInDays",
    45,
    /retentionInDays is 45; allowed: 0, 1, 3, 5, 7, 14, 30, .*3653 days/,
  ],
  ["lambda/function:Function", "timeout", 901, /timeout is 901; allowed: 1 to 900 s/],
  ["lambda/function:Function", "memorySize", 10_241, /memorySize is 10241; allowed: 128 to 10240 MB/],
  ["lambda/function:Function", "runtime", "nodejs99.x", /runtime is "nodejs99.x"; allowed: /],
  [
    "lambda/function:Function",
    "environment.variables.AWS_REGION",
    "eu-west-1",
    /sets AWS_REGION; allowed: any name Lambda does not reserve/,
  ],
  ["lambda/function:Function", "environment.variables.a-b", "x", /sets "a-b"; allowed: a letter, then/],
  [
    "lambda/function:Function",
    "environment.variables.LARGE",
    "x".repeat(4096),
    /takes 4110 bytes; allowed: at most 4096/,
  ],
  [
    "lambda/eventSourceMapping:EventSourceMapping",
    "batchSize",
    10_001,
    /batchSize is 10001; allowed: 1 to 10000/,
  ],
  [
    "lambda/eventSourceMapping:EventSourceMapping",
    "startingPosition",
    undefined,
    /startingPosition is missing; a stream requires/,
  ],
  [
    "lambda/eventSourceMapping:EventSourceMapping",
    "maximumRecordAgeInSeconds",
    30,
    /allowed: 60 to 604800 s, or -1/,
  ],
  [
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "extendedS3Configuration.bufferingInterval",
    901,
    /allowed: 0 to 900 s/,
  ],
  [
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "extendedS3Configuration.bufferingSize",
    129,
    /allowed: 1 to 128 MiB/,
  ],
  [
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "extendedS3Configuration.bufferingSize",
    5,
    /is 5; allowed: 64 to 128 MiB with dynamic/,
  ],
  [
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "extendedS3Configuration.errorOutputPrefix",
    "errors/",
    /a prefix with !\{firehose:error-output-type\}/,
  ],
  [
    "kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "extendedS3Configuration.prefix",
    "static/",
    /is "static\/"; allowed: a prefix with !\{partitionKeyFromLambda/,
  ],
  ["cloudwatch/eventRule:EventRule", "eventPattern", "{", /eventPattern is no JSON/],
  [
    "cloudwatch/eventRule:EventRule",
    "eventPattern",
    '{"source":"strata"}',
    /eventPattern.source is "strata"; allowed: a list of values/,
  ],
  [
    "cloudwatch/eventRule:EventRule",
    "eventPattern",
    '{"source":[{"begins":"x"}]}',
    /allowed: prefix, suffix, anything-but/,
  ],
  [
    "cloudwatch/eventRule:EventRule",
    "eventPattern",
    undefined,
    /eventPattern and scheduleExpression are missing/,
  ],
  ["cloudwatch/eventTarget:EventTarget", "retryPolicy.maximumRetryAttempts", 186, /allowed: 0 to 185/],
  ["cloudwatch/eventArchive:EventArchive", "retentionDays", -1, /retentionDays is -1; allowed: at least 0/],
  ["cloudwatch/metricAlarm:MetricAlarm", "period", 45, /allowed: 10, 20, 30 or a multiple of 60 s/],
  [
    "cloudwatch/metricAlarm:MetricAlarm",
    "comparisonOperator",
    "Greater",
    /comparisonOperator is "Greater"; allowed: /,
  ],
  ["iam/role:Role", "name", "a".repeat(65), /name is "a+.*; allowed: at most 64 characters/],
];
