import type { BucketReplicationConfigArgs } from "@pulumi/aws/s3";
import { call, type Input } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { bucketSetting } from "./s3-setting";

type Rules = NonNullable<Input<"s3", "PutBucketReplication">["ReplicationConfiguration"]>["Rules"];

const NAMES = { id: "ID", replicaKmsKeyId: "ReplicaKmsKeyID" };

const replication = bucketSetting<BucketReplicationConfigArgs>({
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  put: ({ bucket, role, rules, token }) =>
    call("s3", "PutBucketReplication", {
      Bucket: bucket,
      Token: token,
      ReplicationConfiguration: { Role: role, Rules: toApi(rules, NAMES) as Rules },
    }),
  read: async (Bucket, aws, stated) => {
    const { ReplicationConfiguration: live } = await aws.request("s3", "GetBucketReplication", { Bucket });
    if (!live?.Rules) return undefined;
    const rules = statedParts(fromApi(live.Rules, NAMES), stated.rules) as typeof stated.rules;
    return { role: live.Role ?? stated.role, rules };
  },
  remove: (Bucket, aws) => aws.request("s3", "DeleteBucketReplication", { Bucket }),
});

export const s3Replication = [replication];
