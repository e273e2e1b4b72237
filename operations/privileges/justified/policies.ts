import type { Justification } from "./justification";

const KEY = "arn:aws:kms:[a-z0-9-]+::alias/strata/\\*/[a-z0-9-]+";
const ofKey = (...sids: string[]) => new RegExp(`^${KEY}#(${sids.join("|")})$`);

/** What policies of keys, buckets, queues and topics let others do that the local stack does by itself, or never. */
export const BY_POLICIES: readonly Justification[] = [
  {
    holder: ofKey("AccountAdministersKey"),
    actions: /^kms:[A-Za-z]+$/,
    resource: /^account$/,
    reason:
      "A key whose account may not administer it is lost; who of the account may, say identity policies.",
  },
  {
    holder: ofKey("AccountUsesKeyThroughServices", "ServicesKeepGrants", "ReplicationEncrypts"),
    actions:
      /^kms:(CreateGrant|Decrypt|DescribeKey|Encrypt|GenerateDataKey(WithoutPlaintext)?|ReEncrypt(From|To))$/,
    resource: /^account$/,
    reason:
      "Stores ask for it when they are made; tests/components/program/keys.test.ts says which, action by action.",
  },
  {
    holder: ofKey(
      "AlarmsPublish",
      "BucketsNotifyQueues",
      "BucketsWriteInventories",
      "BusAndArchiveEncrypt",
      "BusSendsToQueue",
      "ConfigDelivers",
      "EventBridgeDescribesKey",
      "LogGroupsEncrypt",
      "RulesSendToQueues",
      "TrailDescribesKey",
      "TrailEncrypts",
    ),
    actions: /^kms:[A-Za-z]+$/,
    resource: /\.amazonaws\.com$/,
    reason:
      "Services encrypt in their own name; tests/components/program/keys.test.ts says for which resource.",
  },
  {
    holder: ofKey("OperatorsReadPublicKey", "OperatorsSignDigests"),
    actions: /^kms:(GetPublicKey|Sign)$/,
    resource: /^account$/,
    reason: "Who makes evidence signs it: tests/operations/evidence does under that role's policy.",
  },
  {
    holder: ofKey("RolesUnwrapKeys"),
    actions: /^kms:Encrypt$/,
    resource: /^account$/,
    reason: "Keys of subjects are wrapped anew when a generation ends, once a month.",
  },
  {
    holder: /^arn:aws:sqs:[a-z0-9-]+::[a-z-]+-queue#/,
    actions: /^sqs:SendMessage$/,
    resource: /^events\.amazonaws\.com$/,
    reason:
      "EventBridge sends what rules match, and what it could not hand over; locally nobody asks the queue.",
  },
  {
    holder: /^arn:aws:sns:[a-z0-9-]+::alerts-topic#/,
    actions: /^sns:Publish$/,
    resource: /^(cloudwatch|events)\.amazonaws\.com$/,
    reason: "Alarms and findings are told.",
  },
  {
    holder: /^arn:aws:s3:::(replicas-)?access-logs-bucket#/,
    actions: /^s3:PutObject$/,
    resource: /^logging\.s3\.amazonaws\.com$/,
    reason: "S3 delivers access logs.",
  },
  {
    holder: /^arn:aws:s3:::(account-trail|config|inventories)-bucket#/,
    actions: /^s3:(GetBucketAcl|ListBucket|PutObject)$/,
    resource: /^(cloudtrail|config|s3)\.amazonaws\.com$/,
    reason: "CloudTrail, AWS Config and S3's inventories deliver into a bucket of their own.",
  },
];
