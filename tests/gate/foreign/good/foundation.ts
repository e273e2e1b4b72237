import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const ACCOUNT = "123456789012";
export const REGION = "eu-central-1";

/** What another stack of the team makes, as a `StackReference` would tell it. */
export const SHARED = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
  accessLogBucket: "school-site-access-logs",
  jobsBucket: "school-site-jobs",
};

/** Services that use the key of the stack in its name, and for nothing but its account. */
const users = ["efs", "rds", "glue", "airflow", "athena", "backup"].map(
  (service) => `${service}.${REGION}.amazonaws.com`,
);

export const key = new aws.kms.Key(
  "data",
  {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Administration",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
          Action: [
            "kms:CancelKeyDeletion",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateKeyDescription",
          ],
          Resource: "*",
        },
        {
          Sid: "UseByServices",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"],
          Resource: "*",
          Condition: { StringEquals: { "kms:ViaService": users } },
        },
        {
          Sid: "Logs",
          Effect: "Allow",
          Principal: { Service: `logs.${REGION}.amazonaws.com` },
          Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:*`,
            },
          },
        },
      ],
    }),
  },
  { protect: true },
);

export const group = new aws.ec2.SecurityGroup("site", { vpcId: SHARED.vpcId, description: "The site" });

/** A log group as everything here has one. */
export function logGroup(name: string, logGroupName = name): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(name, {
    name: logGroupName,
    kmsKeyId: key.arn,
    retentionInDays: 90,
  });
}

/** A role that one service takes, for this account only. */
export function roleFor(name: string, service: string): aws.iam.Role {
  return new aws.iam.Role(name, {
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: service },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
        },
      ],
    },
  });
}

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;
export const text = pulumi.interpolate;
