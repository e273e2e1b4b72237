import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../../runtime/remediator/handler";
import { allow, type Place, type Statement } from "../shared/iam";

export interface MenderAccessArgs {
  place: Place;
  /** Value of the tag `Environment`: resources of no other are changed. */
  environment: string;
  /** The buckets the program has. */
  bucketArns: pulumi.Input<string>[];
  /** Those of them that have a key and access logs of their own: all but the one that receives access logs. */
  keptBucketArns: pulumi.Input<string>[];
}

const READ_KEY = ["kms:DescribeKey", "kms:GetKeyRotationStatus", "kms:ListResourceTags"];

/** What the role of each remediation may do: read one setting and put that one right, of what is the stack's own. */
export function menderStatements(kind: Kind, args: MenderAccessArgs): Statement[] {
  const { accountId, region } = args.place;
  const { bucketArns, keptBucketArns } = args;
  const all = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;
  const ours = { StringEquals: { "aws:ResourceTag/Environment": args.environment } };
  switch (kind) {
    case "bucket-encryption":
      return [
        allow(["s3:GetEncryptionConfiguration"], bucketArns),
        allow(["s3:PutEncryptionConfiguration"], keptBucketArns),
      ];
    case "bucket-public-access":
      return [allow(["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"], bucketArns)];
    case "bucket-versioning":
      return [allow(["s3:GetBucketVersioning", "s3:PutBucketVersioning"], bucketArns)];
    case "bucket-access-logs":
      return [allow(["s3:GetBucketLogging"], bucketArns), allow(["s3:PutBucketLogging"], keptBucketArns)];
    case "log-group-retention":
      return [
        // Log groups are found by a prefix and instances by a filter: that is granted on all of them or not at all.
        allow(["logs:DescribeLogGroups"], "*"),
        allow(["logs:ListTagsForResource", "logs:PutRetentionPolicy"], all("logs", "log-group:*"), ours),
      ];
    case "security-group-ingress":
      return [
        // EC2 knows no resources for what only describes.
        allow(["ec2:DescribeSecurityGroups"], "*"),
        allow(["ec2:RevokeSecurityGroupIngress"], all("ec2", "security-group/*"), ours),
      ];
    case "kms-rotation":
      return [allow([...READ_KEY, "kms:EnableKeyRotation"], all("kms", "key/*"), ours)];
    case "rds-public-access":
      return [
        allow(["rds:DescribeDBInstances"], "*"),
        allow(["rds:ModifyDBInstance"], all("rds", "db:*"), ours),
      ];
  }
}
