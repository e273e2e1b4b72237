import type { Place, Statement } from "../shared/iam";
import type { KeyService } from "./key-plan";

/** What a service needs of a key that it uses under its own name, for resources of this account only. */
export function serviceStatements(service: KeyService, { accountId, region }: Place): Statement[] {
  const arn = (owner: string, resource: string) => `arn:aws:${owner}:${region}:${accountId}:${resource}`;
  const ofAccount = { StringEquals: { "aws:SourceAccount": accountId } };
  const events = "events.amazonaws.com";
  switch (service) {
    case "bucket-inventories":
      return [
        admit("BucketsWriteInventories", "s3.amazonaws.com", ["kms:GenerateDataKey"], {
          ...ofAccount,
          // A bucket's ARN names neither region nor account.
          ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
        }),
      ];
    case "bucket-notifications":
      return [
        admit("BucketsNotifyQueues", "s3.amazonaws.com", SEND, {
          ...ofAccount,
          // A bucket's ARN names neither region nor account.
          ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
        }),
      ];
    case "cloudtrail":
      return [
        admit("TrailDescribesKey", "cloudtrail.amazonaws.com", ["kms:DescribeKey"]),
        admit("TrailEncrypts", "cloudtrail.amazonaws.com", ["kms:GenerateDataKey"], {
          ...ofAccount,
          ArnLike: {
            "aws:SourceArn": arn("cloudtrail", "trail/*"),
            "kms:EncryptionContext:aws:cloudtrail:arn": arn("cloudtrail", "trail/*"),
          },
        }),
      ];
    case "cloudwatch-alarms":
      return [
        admit("AlarmsPublish", "cloudwatch.amazonaws.com", SEND, {
          ...ofAccount,
          ArnLike: { "aws:SourceArn": arn("cloudwatch", "alarm:*") },
        }),
      ];
    case "config":
      return [admit("ConfigDelivers", "config.amazonaws.com", SEND, ofAccount)];
    case "event-bus":
      return [
        // EventBridge looks at the key before there is a bus to name as the source.
        admit("EventBridgeDescribesKey", events, ["kms:DescribeKey"]),
        admit("BusAndArchiveEncrypt", events, [...SEND, "kms:ReEncryptFrom", "kms:ReEncryptTo"], {
          ...ofAccount,
          ArnLike: {
            "kms:EncryptionContext:aws:events:event-bus:arn": [
              arn("events", "event-bus/*"),
              arn("events", "archive/*"),
            ],
          },
        }),
      ];
    case "event-bus-failures":
      return [
        admit("BusSendsToQueue", events, SEND, {
          ...ofAccount,
          ArnLike: { "aws:SourceArn": arn("events", "event-bus/*") },
        }),
      ];
    case "event-rules":
      return [
        admit("RulesSendToQueues", events, SEND, {
          ...ofAccount,
          ArnLike: { "aws:SourceArn": arn("events", "rule/*") },
        }),
      ];
    case "logs":
      return [
        admit("LogGroupsEncrypt", `logs.${region}.amazonaws.com`, STORE_LOGS, {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", "log-group:*") },
        }),
      ];
  }
}

/** Sending to an encrypted queue or topic, in the sender's name. */
const SEND = ["kms:Decrypt", "kms:GenerateDataKey"];

const STORE_LOGS = [...SEND, "kms:DescribeKey", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"];

/** In a key policy, the resource "*" is the key itself. */
function admit(
  Sid: string,
  service: string,
  Action: string[],
  Condition?: Statement["Condition"],
): Statement {
  const Principal = { Service: service };
  return { Sid, Effect: "Allow", Principal, Action, Resource: "*", ...(Condition && { Condition }) };
}
