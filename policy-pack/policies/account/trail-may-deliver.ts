import { permits } from "../../model/access/permits";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACTIVITY_REVIEW, demand, type Fault, TRAIL } from "../../model/services/account";
import type { Resource, Stack } from "../../model/stack/stack";
import { BUCKET, BUCKET_LOCK, BUCKET_POLICY, KEY, KEY_POLICY } from "../../model/types/types";

const PRINCIPALS = ["Service:cloudtrail.amazonaws.com"];

/** A trail whose bucket or key no longer lets it in goes on "logging" and loses every call. */
export const trailMayDeliver: Rule = {
  id: "trail-may-deliver",
  description: "The trail's bucket locks what is written there, and bucket and key let this trail write.",
  level: "mandatory",
  controls: { ...ACTIVITY_REVIEW, hipaa: ["164.312(b)", "164.312(c)(1)"], soc2: ["CC7.2", "PI1.5"] },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: (trail) => fault(trail, stack),
    });
  },
};

function fault({ props }: Resource, stack: Stack): Fault | undefined {
  const bucket = stack.find(props["s3BucketName"], BUCKET);
  if (!bucket) return ["writes to no bucket of the stack", "set s3BucketName to a bucket of this stack"];
  if (stack.attachedTo(bucket, "bucket", BUCKET_LOCK).length === 0) {
    return [`writes to bucket '${bucket.name}', which locks nothing`, "set Object Lock on that bucket"];
  }
  const arn = String(props["arn"]);
  const account = arn.split(":")[4] ?? "";
  const context = {
    "aws:sourcearn": arn,
    "aws:sourceaccount": account,
    "kms:encryptioncontext:aws:cloudtrail:arn": arn,
  };
  const prefix = props["s3KeyPrefix"] ? `${props["s3KeyPrefix"]}/` : "";
  const resource = `${bucket.props["arn"]}/${prefix}AWSLogs/${account}/CloudTrail/log`;
  const atBucket = [bucket, ...stack.attachedTo(bucket, "bucket", BUCKET_POLICY)].flatMap(resourceStatements);
  if (!permits(atBucket, { action: "s3:PutObject", resource, principals: PRINCIPALS, context })) {
    return [
      `may not write to bucket '${bucket.name}'`,
      "allow s3:PutObject below AWSLogs/<account> to cloudtrail.amazonaws.com for the trail's ARN in its policy",
    ];
  }
  const key = stack.find(props["kmsKeyId"], KEY);
  const atKey = key ? [key, ...stack.attachedTo(key, "keyId", KEY_POLICY)].flatMap(resourceStatements) : [];
  const mayEncrypt = permits(atKey, { action: "kms:GenerateDataKey", principals: PRINCIPALS, context });
  if (!key || mayEncrypt) return undefined;
  return [
    `may not use key '${key.name}'`,
    "allow kms:GenerateDataKey to cloudtrail.amazonaws.com for the trail's ARN in the key's policy",
  ];
}
