import type { DeliveryStreamDescription } from "@aws-sdk/client-firehose";
import { DEFAULT_HINTS, DESTINATION_ID, type Definition } from "../model";

/** In JSON 1.1, an instant is a number of epoch seconds. */
export type Wire<T> = T extends Date ? number : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

/** A stream as DescribeDeliveryStream tells it, with AWS's defaults. */
export function describe(definition: Definition): Wire<DeliveryStreamDescription> {
  const { destination, encryption } = definition;
  const s3 = {
    RoleARN: destination.RoleARN,
    BucketARN: destination.BucketARN,
    Prefix: destination.Prefix,
    ErrorOutputPrefix: destination.ErrorOutputPrefix,
    BufferingHints: { ...DEFAULT_HINTS, ...destination.BufferingHints },
    CompressionFormat: destination.CompressionFormat ?? "UNCOMPRESSED",
    EncryptionConfiguration: destination.EncryptionConfiguration ?? {
      NoEncryptionConfig: "NoEncryption" as const,
    },
    CloudWatchLoggingOptions: destination.CloudWatchLoggingOptions ?? { Enabled: false },
  };
  return {
    DeliveryStreamName: definition.name,
    DeliveryStreamARN: definition.arn,
    DeliveryStreamStatus: definition.status,
    DeliveryStreamType: "DirectPut",
    VersionId: String(definition.version),
    CreateTimestamp: definition.createdAt / 1000,
    LastUpdateTimestamp: definition.updatedAt / 1000,
    HasMoreDestinations: false,
    DeliveryStreamEncryptionConfiguration: encryption ?? { Status: "DISABLED" },
    Destinations: [
      {
        DestinationId: DESTINATION_ID,
        S3DestinationDescription: s3,
        ExtendedS3DestinationDescription: {
          ...s3,
          ProcessingConfiguration: destination.ProcessingConfiguration ?? { Enabled: false, Processors: [] },
          DynamicPartitioningConfiguration: destination.DynamicPartitioningConfiguration,
          S3BackupMode: destination.S3BackupMode ?? "Disabled",
          FileExtension: destination.FileExtension,
          CustomTimeZone: destination.CustomTimeZone ?? "UTC",
        },
      },
    ],
  };
}
