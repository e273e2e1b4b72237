import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import { RDSClient } from "@aws-sdk/client-rds";
import type { ClientSettings } from "../../shared/client";
import { s3Client } from "../../shared/objects";
import type { Kind, Mender } from "../core";
import {
  type BucketStatement,
  bucketAccessLogs,
  bucketEncryption,
  bucketPublicAccess,
  bucketVersioning,
} from "./buckets";
import { rdsPublicAccess } from "./databases";
import { kmsRotation } from "./keys";
import { logGroupRetention } from "./log-groups";
import { securityGroupIngress } from "./security-groups";

/** What menders are told: which buckets the program has, and the environment its resources are tagged with. */
export interface MenderSettings {
  environment: string;
  buckets: readonly BucketStatement[];
}

/** The mender of a kind, with the one client it needs. */
export function menderOf(
  kind: Kind,
  { environment, buckets }: MenderSettings,
  client: ClientSettings,
): Mender {
  const s3 = () => s3Client(process.env, client);
  switch (kind) {
    case "bucket-encryption":
      return bucketEncryption(s3(), buckets);
    case "bucket-public-access":
      return bucketPublicAccess(s3(), buckets);
    case "bucket-versioning":
      return bucketVersioning(s3(), buckets);
    case "bucket-access-logs":
      return bucketAccessLogs(s3(), buckets);
    case "log-group-retention":
      return logGroupRetention(new CloudWatchLogsClient(client), environment);
    case "security-group-ingress":
      return securityGroupIngress(new EC2Client(client), environment);
    case "kms-rotation":
      return kmsRotation(new KMSClient(client), environment);
    case "rds-public-access":
      return rdsPublicAccess(new RDSClient(client), environment);
  }
}
