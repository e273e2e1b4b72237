import { DELIVERY_STREAM, LOG_GROUP, STREAM } from "../../model/types/types";
import {
  ALERTED,
  AT_REST,
  AUDIT,
  CONTINGENCY,
  DISPOSAL,
  LEAST_PRIVILEGE,
  PROCESSING_INTEGRITY,
} from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, removes, unbroken, unprotects } from "../rows";
import { absent, empty, KEYS, longer, off, otherAccount, otherStack, STRANGER, shorter, to } from "../ways";

const ALARM = ["aws:cloudwatch/metricAlarm:MetricAlarm"] as const;
const LOG_STREAM = ["aws:cloudwatch/logStream:LogStream"] as const;
const SCALING = ["aws:appautoscaling/target:Target"] as const;
const SCALING_POLICY = ["aws:appautoscaling/policy:Policy"] as const;
const S3 = "extendedS3Configuration";
const METRIC = { accepted: "Which metric and which bound a part needs is held by the tests of its alarms" };

/** What may be wrong with streams, deliveries, logs and alarms. */
export const STREAMING: readonly Mutation[] = [
  breaks(STREAM, "encryptionType", [absent, to("NONE")], AT_REST),
  breaks(STREAM, "kmsKeyId", KEYS, AT_REST),
  breaks(STREAM, "retentionPeriod", [longer, shorter], DISPOSAL),
  unbroken(
    STREAM,
    "shardLevelMetrics",
    "Alarms read the stream's own metrics; those of a shard are for people",
  ),
  unbroken(STREAM, "enforceConsumerDeletion", "Consumers go with their stream; what it holds goes with it"),
  unbroken(STREAM, "shardCount", "Capacity changes what is refused and repeated, and loses nothing"),
  unprotects(STREAM, CONTINGENCY),
  unbroken(STREAM, "(resource)", "What reads the stream does not deploy without it"),
  adds(
    STREAM,
    "a policy for another account",
    "aws:kinesis/resourcePolicy:ResourcePolicy",
    ({ outputs }) => ({
      resourceArn: outputs?.["arn"],
      policy: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
          Action: "kinesis:GetRecords",
          Resource: outputs?.["arn"],
        },
      }),
    }),
    LEAST_PRIVILEGE,
  ),

  breaks(DELIVERY_STREAM, "serverSideEncryption.enabled", [absent, off], AT_REST),
  breaks(DELIVERY_STREAM, "serverSideEncryption.keyArn", KEYS, AT_REST),
  breaks(DELIVERY_STREAM, "serverSideEncryption.keyType", [absent, to("AWS_OWNED_CMK")], AT_REST),
  breaks(DELIVERY_STREAM, "serverSideEncryption", [absent], AT_REST),
  breaks(DELIVERY_STREAM, `${S3}.kmsKeyArn`, KEYS, AT_REST),
  breaks(
    DELIVERY_STREAM,
    `${S3}.bucketArn`,
    [otherStack, to("arn:aws:s3:::somebody-elses")],
    LEAST_PRIVILEGE,
  ),
  breaks(DELIVERY_STREAM, `${S3}.roleArn`, [otherAccount, otherStack], LEAST_PRIVILEGE),
  breaks(DELIVERY_STREAM, `${S3}.cloudwatchLoggingOptions.enabled`, [absent, off], AUDIT),
  breaks(DELIVERY_STREAM, `${S3}.cloudwatchLoggingOptions`, [absent], AUDIT),
  breaks(DELIVERY_STREAM, `${S3}.errorOutputPrefix`, [absent], PROCESSING_INTEGRITY),
  unbroken(
    DELIVERY_STREAM,
    `${S3}.bufferingInterval`,
    "Capacity changes what is refused and repeated, and loses nothing",
  ),
  breaks(DELIVERY_STREAM, `${S3}.processingConfiguration`, [absent], PROCESSING_INTEGRITY),
  breaks(DELIVERY_STREAM, `${S3}.dynamicPartitioningConfiguration.enabled`, [off], PROCESSING_INTEGRITY),
  unbroken(DELIVERY_STREAM, "(resource)", "What writes to the stream does not deploy without it"),

  breaks(LOG_GROUP, "kmsKeyId", KEYS, AT_REST),
  breaks(LOG_GROUP, "retentionInDays", [absent, to(0), longer, shorter], DISPOSAL),
  breaks(LOG_GROUP, "skipDestroy", [to(true)], DISPOSAL),
  unbroken(LOG_GROUP, "logGroupClass", "The cheaper class keeps the same lines for as long"),
  removes(LOG_GROUP, AUDIT),
  adds(
    LOG_GROUP,
    "a copy to another account",
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    ({ props }, { region }) => ({
      logGroup: props["name"],
      destinationArn: `arn:aws:logs:${region}:${STRANGER}:destination:collector`,
      filterPattern: "",
    }),
    LEAST_PRIVILEGE,
  ),
  unbroken(LOG_STREAM, "(resource)", "Firehose makes the stream that it writes its errors to"),
  removes(["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"], AUDIT),

  breaks(ALARM, "alarmActions", [absent, empty], ALERTED),
  breaks(ALARM, "alarmActions[]", [otherAccount, otherStack], ALERTED),
  breaks(ALARM, "actionsEnabled", [off], ALERTED),
  breaks(ALARM, "okActions", [absent, empty], { accepted: "Nobody misses that a failure is over" }),
  breaks(ALARM, "treatMissingData", [to("ignore")], METRIC),
  unbroken(
    ALARM,
    "threshold",
    "Which metric and which bound a part needs is held by the tests of its alarms",
  ),
  breaks(ALARM, "evaluationPeriods", [to(100)], METRIC),
  removes(ALARM, ALERTED),

  unbroken(SCALING, "maxCapacity", "Capacity changes what is refused and repeated, and loses nothing"),
  removes([...SCALING, ...SCALING_POLICY], CONTINGENCY),
  unbroken(
    SCALING_POLICY,
    "targetTrackingScalingPolicyConfiguration.targetValue",
    "Capacity changes what is refused and repeated, and loses nothing",
  ),
];
