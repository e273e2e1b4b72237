import type { FirehoseDeliveryStreamArgs } from "@pulumi/aws/kinesis";
import type { Input } from "../sdk";
import { toApi } from "../shapes";
import type { Inputs } from "../type";

export type DeliveryStream = Inputs<FirehoseDeliveryStreamArgs>;

/** Where the names of an S3 destination differ from the API's by more than the first letter. */
export const S3_NAMES = {
  bucketArn: "BucketARN",
  roleArn: "RoleARN",
  cloudwatchLoggingOptions: "CloudWatchLoggingOptions",
};

/** The S3 destination in the API's shape. */
export function destinationOf({
  extendedS3Configuration: s3,
}: DeliveryStream): Input<"firehose", "CreateDeliveryStream">["ExtendedS3DestinationConfiguration"] {
  if (!s3) return undefined;
  const {
    bufferingInterval,
    bufferingSize,
    kmsKeyArn,
    dynamicPartitioningConfiguration: dynamic,
    s3BackupConfiguration: backup,
    ...rest
  } = s3;
  return {
    ...(toApi(rest, S3_NAMES) as { BucketARN: string; RoleARN: string }),
    BufferingHints:
      bufferingInterval === undefined && bufferingSize === undefined
        ? undefined
        : { IntervalInSeconds: bufferingInterval, SizeInMBs: bufferingSize },
    EncryptionConfiguration: kmsKeyArn ? { KMSEncryptionConfig: { AWSKMSKeyARN: kmsKeyArn } } : undefined,
    DynamicPartitioningConfiguration: dynamic && {
      Enabled: dynamic.enabled,
      RetryOptions:
        dynamic.retryDuration === undefined ? undefined : { DurationInSeconds: dynamic.retryDuration },
    },
    S3BackupConfiguration: backup && {
      ...(toApi(
        { bucketArn: backup.bucketArn, roleArn: backup.roleArn, prefix: backup.prefix },
        S3_NAMES,
      ) as { BucketARN: string; RoleARN: string }),
    },
  };
}

type S3 = NonNullable<DeliveryStream["extendedS3Configuration"]>;

/** The reverse of `destinationOf`, of what the API describes. */
export function destinationFrom(live: Record<string, unknown>): Partial<S3> {
  const at = (path: string): unknown =>
    path
      .split(".")
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], live);
  return {
    bufferingInterval: at("bufferingHints.intervalInSeconds"),
    bufferingSize: at("bufferingHints.sizeInMBs"),
    kmsKeyArn: at("encryptionConfiguration.kMSEncryptionConfig.aWSKMSKeyARN"),
    dynamicPartitioningConfiguration: at("dynamicPartitioningConfiguration") && {
      enabled: at("dynamicPartitioningConfiguration.enabled"),
      retryDuration: at("dynamicPartitioningConfiguration.retryOptions.durationInSeconds"),
    },
  } as Partial<S3>;
}
