import type {
  BucketOwnershipControlsArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionConfigurationArgs,
} from "@pulumi/aws/s3";
import { call } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import { bucketSetting } from "./s3-setting";

const policy = bucketSetting<BucketPolicyArgs>({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  policies: ["policy"],
  put: ({ bucket, policy }) => call("s3", "PutBucketPolicy", { Bucket: bucket, Policy: policy }),
  read: async (Bucket, aws) => {
    const { Policy } = await aws.request("s3", "GetBucketPolicy", { Bucket });
    return Policy ? { policy: Policy } : undefined;
  },
  remove: (Bucket, aws) => aws.request("s3", "DeleteBucketPolicy", { Bucket }),
});

const publicAccessBlock = bucketSetting<BucketPublicAccessBlockArgs>({
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  defaults: {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  },
  put: (inputs) =>
    call("s3", "PutPublicAccessBlock", {
      Bucket: inputs.bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: inputs.blockPublicAcls ?? false,
        BlockPublicPolicy: inputs.blockPublicPolicy ?? false,
        IgnorePublicAcls: inputs.ignorePublicAcls ?? false,
        RestrictPublicBuckets: inputs.restrictPublicBuckets ?? false,
      },
    }),
  read: async (Bucket, aws) => {
    const answer = await aws.request("s3", "GetPublicAccessBlock", { Bucket });
    const live = answer.PublicAccessBlockConfiguration;
    return {
      blockPublicAcls: live?.BlockPublicAcls ?? false,
      blockPublicPolicy: live?.BlockPublicPolicy ?? false,
      ignorePublicAcls: live?.IgnorePublicAcls ?? false,
      restrictPublicBuckets: live?.RestrictPublicBuckets ?? false,
    };
  },
  remove: (Bucket, aws) => aws.request("s3", "DeletePublicAccessBlock", { Bucket }),
});

const ownershipControls = bucketSetting<BucketOwnershipControlsArgs>({
  type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  put: ({ bucket, rule }) =>
    call("s3", "PutBucketOwnershipControls", {
      Bucket: bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: rule.objectOwnership as "BucketOwnerEnforced" }] },
    }),
  read: async (Bucket, aws) => {
    const { OwnershipControls } = await aws.request("s3", "GetBucketOwnershipControls", { Bucket });
    const objectOwnership = OwnershipControls?.Rules?.[0]?.ObjectOwnership;
    return objectOwnership ? { rule: { objectOwnership } } : undefined;
  },
  remove: (Bucket, aws) => aws.request("s3", "DeleteBucketOwnershipControls", { Bucket }),
});

const encryption = bucketSetting<BucketServerSideEncryptionConfigurationArgs>({
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  put: ({ bucket, rules }) =>
    call("s3", "PutBucketEncryption", {
      Bucket: bucket,
      ServerSideEncryptionConfiguration: {
        Rules: rules.map((rule) => ({
          ApplyServerSideEncryptionByDefault: rule.applyServerSideEncryptionByDefault && {
            SSEAlgorithm: rule.applyServerSideEncryptionByDefault.sseAlgorithm as "aws:kms",
            KMSMasterKeyID: rule.applyServerSideEncryptionByDefault.kmsMasterKeyId,
          },
          BucketKeyEnabled: rule.bucketKeyEnabled,
        })),
      },
    }),
  read: async (Bucket, aws, stated) => {
    const answer = await aws.request("s3", "GetBucketEncryption", { Bucket });
    const names = { sseAlgorithm: "SSEAlgorithm", kmsMasterKeyId: "KMSMasterKeyID" };
    const rules = fromApi(answer.ServerSideEncryptionConfiguration?.Rules ?? [], names);
    return { rules: statedParts(rules, stated.rules) as typeof stated.rules };
  },
  // A bucket is always encrypted: without this it goes back to S3's own keys.
  remove: (Bucket, aws) => aws.request("s3", "DeleteBucketEncryption", { Bucket }),
});

export const s3Security = [policy, publicAccessBlock, ownershipControls, encryption];
