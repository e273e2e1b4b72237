import type {
  DeliveryStreamEncryptionConfigurationInput,
  ExtendedS3DestinationConfiguration,
} from "@aws-sdk/client-firehose";

/** A record as it was accepted; its id is the one the producer got and the transform sees. */
export interface StoredRecord {
  recordId: string;
  /** Epoch milliseconds. */
  arrivedAt: number;
  data: Buffer;
}

/** A delivery stream's definition, as the registry keeps it. */
export interface Definition {
  name: string;
  arn: string;
  status: "ACTIVE" | "DELETING";
  /** Epoch milliseconds; with the name it names the stream's folder, so that a namesake starts empty. */
  createdAt: number;
  updatedAt: number;
  /** Begins with 1, one more for each configuration change. */
  version: number;
  destination: ExtendedS3DestinationConfiguration;
  encryption?: DeliveryStreamEncryptionConfigurationInput & { Status: "ENABLED" | "DISABLED" };
  tags: Record<string, string>;
}

/** AWS's default buffering hints of an S3 destination. */
export const DEFAULT_HINTS = { SizeInMBs: 5, IntervalInSeconds: 300 } as const;

export const MIB = 1024 * 1024;

/** The one destination of a stream. */
export const DESTINATION_ID = "destinationId-000000000001";

export const streamArn = (region: string, account: string, name: string): string =>
  `arn:aws:firehose:${region}:${account}:deliverystream/${name}`;
