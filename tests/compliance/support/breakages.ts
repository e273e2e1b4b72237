import { DeleteRetentionPolicyCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DisableKeyRotationCommand, GetKeyRotationStatusCommand } from "@aws-sdk/client-kms";
import { CreateDBInstanceCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import {
  DeleteBucketEncryptionCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutBucketLoggingCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import { mapValues } from "../../../components/shared/records";
import { RETENTION } from "../../../contracts/retention";
import type { Kind } from "../../../runtime/remediator/core";
import type { Account } from "./account";
import type { Broken } from "./broken";
import { openGroup } from "./open-group";

/** Reads what may not be there. */
const orNothing = async (read: Promise<unknown>) => read.catch(({ name }: Error) => name);

const lakeOf = ({ stack }: Account) => stack.outputs.buckets.eventLake;

/** Kinds that mend buckets. */
export type BucketKind = Extract<Kind, `bucket-${string}`>;

/** A way to break a bucket of each of those kinds. */
export const bucketBreakages: Record<BucketKind, (account: Account, Bucket: string) => Promise<Broken>> = {
  async "bucket-encryption"({ clients: { s3 } }, Bucket) {
    const state = () =>
      orNothing(
        s3
          .send(new GetBucketEncryptionCommand({ Bucket }))
          .then(({ ServerSideEncryptionConfiguration: found }) => found?.Rules),
      );
    const mended = await state();
    await s3.send(new DeleteBucketEncryptionCommand({ Bucket }));
    return { resourceId: Bucket, state, broken: await state(), mended };
  },

  async "bucket-public-access"({ clients: { s3 } }, Bucket) {
    const state = () =>
      orNothing(
        s3
          .send(new GetPublicAccessBlockCommand({ Bucket }))
          .then((found) => found.PublicAccessBlockConfiguration),
      );
    const mended = await state();
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    return {
      resourceId: Bucket,
      state,
      broken: "NoSuchPublicAccessBlockConfiguration",
      mended,
    };
  },

  async "bucket-versioning"({ clients: { s3 } }, Bucket) {
    const state = async () => (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;
    await s3.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Suspended" } }),
    );
    return { resourceId: Bucket, state, broken: "Suspended", mended: "Enabled" };
  },

  async "bucket-access-logs"({ clients: { s3 } }, Bucket) {
    const state = async () => (await s3.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled;
    const mended = await state();
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: {} }));
    return { resourceId: Bucket, state, broken: undefined, mended };
  },
};

/** A way to break a resource of each kind, on the emulator's real resources. */
export const breakages: Record<Kind, (account: Account) => Promise<Broken>> = {
  ...mapValues(bucketBreakages, (breakIt) => (account: Account) => breakIt(account, lakeOf(account))),

  async "log-group-retention"({ clients: { logs }, stack }) {
    const logGroupName = stack.outputs.logGroups.application;
    const state = async () => {
      const { logGroups } = await logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }),
      );
      return logGroups?.[0]?.retentionInDays;
    };
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    const mended = RETENTION["application-logs"].logDays;
    return { resourceId: logGroupName, state, broken: undefined, mended };
  },

  "security-group-ingress": (account) => openGroup(account, "dev"),

  async "kms-rotation"({ clients: { kms }, stack }) {
    const [KeyId = ""] = Object.values(stack.outputs.subjectKeys.wrappingKeyArns).map((arn) =>
      arn.replace(/^.*\//, ""),
    );
    const state = async () => (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled;
    await kms.send(new DisableKeyRotationCommand({ KeyId }));
    return { resourceId: KeyId, state, broken: false, mended: true };
  },

  async "rds-public-access"({ clients: { rds } }) {
    const DBInstanceIdentifier = "opened";
    const made = await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass: "db.t4g.micro",
        Engine: "postgres",
        AllocatedStorage: 20,
        MasterUsername: "master",
        ManageMasterUserPassword: true,
        PubliclyAccessible: true,
        Tags: [{ Key: "Environment", Value: "dev" }],
      }),
    );
    const state = async () => {
      const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
      return DBInstances?.[0]?.PubliclyAccessible;
    };
    return { resourceId: made.DBInstance?.DbiResourceId ?? "", state, broken: true, mended: false };
  },
};
