import type { Case } from "../support/life";
import { arnOf, bucket, key, role, tagged } from "./shared";

export const streams: Case[] = [
  {
    type: "aws:kinesis/stream:Stream",
    inputs: async (ground) => ({
      shardCount: 1,
      retentionPeriod: 48,
      maxRecordSizeInKib: 1_025,
      encryptionType: "KMS",
      kmsKeyId: arnOf(await key(ground)),
      shardLevelMetrics: ["IncomingBytes"],
      ...tagged,
    }),
    changed: {
      shardCount: 2,
      retentionPeriod: 24,
      shardLevelMetrics: ["OutgoingBytes"],
      tags: { Team: "b" },
    },
    replaced: { name: "another" },
    drift: ({ state }, aws) =>
      aws.request("kinesis", "IncreaseStreamRetentionPeriod", {
        StreamName: String(state["name"]),
        RetentionPeriodHours: 72,
      }),
    drifted: ["retentionPeriod"],
  },
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    inputs: async (ground) => ({
      destination: "extended_s3",
      extendedS3Configuration: {
        bucketArn: arnOf(await bucket(ground)),
        roleArn: arnOf(await role(ground, "firehose.amazonaws.com")),
        bufferingInterval: 60,
        bufferingSize: 5,
        compressionFormat: "GZIP",
        prefix: "a/",
        errorOutputPrefix: "errors/",
        kmsKeyArn: arnOf(await key(ground)),
        cloudwatchLoggingOptions: { enabled: false },
      },
      ...tagged,
    }),
    changed: ({ extendedS3Configuration }) => ({
      extendedS3Configuration: {
        ...(extendedS3Configuration as object),
        prefix: "b/",
        bufferingInterval: 120,
      },
      tags: { Team: "b" },
    }),
    replaced: { name: "another" },
    drift: ({ state }, aws) =>
      aws.request("firehose", "UpdateDestination", {
        DeliveryStreamName: String(state["name"]),
        CurrentDeliveryStreamVersionId: String(state["versionId"]),
        DestinationId: String(state["destinationId"]),
        ExtendedS3DestinationUpdate: { Prefix: "by-hand/" },
      }),
    drifted: ["extendedS3Configuration"],
  },
];
