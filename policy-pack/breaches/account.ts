import type { FixtureStack } from "../fixtures/stack";
import type { Breach } from "./breach";

const BASELINE = "account";

/** What an account has once, property by property; all is reported at the component that promises it. */
export const ACCOUNT: readonly Breach[] = [
  gone("trail-covers-account", "calls-trail", /add an aws\.cloudtrail\.Trail/),
  set("trail-covers-account", "calls-trail", "isMultiRegionTrail", false, /set isMultiRegionTrail to true/),
  set("trail-covers-account", "calls-trail", "enableLogging", false, /set enableLogging to true/),
  set("trail-covers-account", "calls-trail", "includeGlobalServiceEvents", false, /set includeGlobalService/),
  {
    rule: "trail-covers-account",
    breaks: "the trail tells only writing calls",
    at: BASELINE,
    change: (stack) => {
      stack.props("calls-trail").eventSelectors[0].readWriteType = "WriteOnly";
    },
    remedy: /readWriteType All/,
  },
  set("trail-log-file-validation", "calls-trail", "enableLogFileValidation", false, /set enableLogFileVal/),
  unset("trail-customer-key", "calls-trail", "kmsKeyId", /set kmsKeyId to a KMS key of this stack/),
  unset("trail-log-group", "calls-trail", "cloudWatchLogsGroupArn", /set cloudWatchLogsGroupArn/),
  unset("trail-log-group", "calls-trail", "cloudWatchLogsRoleArn", /set cloudWatchLogsRoleArn/),
  {
    rule: "trail-log-group",
    breaks: "the trail's role may not write its log streams",
    at: BASELINE,
    change: (stack) =>
      stack.statements("calls-writing", ([statement]) => {
        statement.Action = ["logs:CreateLogStream"];
      }),
    remedy: /a role that allows logs:PutLogEvents/,
  },
  {
    rule: "trail-object-events",
    breaks: "the objects of one bucket are not told",
    at: BASELINE,
    change: (stack) => {
      const [selector] = stack.props("calls-trail").eventSelectors;
      selector.dataResources[0].values = ["arn:aws:s3:::trail-1a2b3c4/"];
    },
    remedy: /set dataResources/,
  },
  {
    rule: "trail-object-events",
    breaks: "only writings of objects are told",
    at: BASELINE,
    change: (stack) => {
      const [selector] = stack.props("calls-trail").eventSelectors;
      selector.readWriteType = "WriteOnly";
    },
    remedy: /readWriteType All/,
  },
  set(
    "trail-may-deliver",
    "calls-trail",
    "s3BucketName",
    "elsewhere",
    /set s3BucketName to a bucket of this/,
  ),
  gone("trail-may-deliver", "calls-ObjectLockConfiguration", /set Object Lock on that bucket/),
  {
    rule: "trail-may-deliver",
    breaks: "the bucket lets in another trail",
    at: BASELINE,
    change: (stack) =>
      stack.statements("calls-Policy", (statements) => {
        statements[1].Condition.ArnEquals["aws:SourceArn"] += "-of-others";
      }),
    remedy: /allow s3:PutObject below AWSLogs/,
  },
  {
    rule: "trail-may-deliver",
    breaks: "the key lets in nobody",
    at: BASELINE,
    change: (stack) => stack.statements("trail-key", (statements) => statements.splice(0)),
    remedy: /allow kms:GenerateDataKey to cloudtrail\.amazonaws\.com/,
  },
  gone("volumes-encrypted-by-default", "volumes", /add an aws\.ebs\.EncryptionByDefault/),
  set("volumes-encrypted-by-default", "volumes", "enabled", false, /set enabled to true/),
  gone("volumes-encrypted-by-default", "volume-key", /add an aws\.ebs\.DefaultKmsKey/),
  set("volumes-encrypted-by-default", "volume-key", "keyArn", "alias/aws/ebs", /set keyArn to a KMS key of/),
  gone("threat-detection", "threats", /add an aws\.guardduty\.Detector/),
  set("threat-detection", "threats", "enable", false, /set enable to true/),
  gone("threat-detection", "S3_DATA_EVENTS", /DetectorFeature for S3_DATA_EVENTS/),
  set("threat-detection", "RDS_LOGIN_EVENTS", "status", "DISABLED", /status ENABLED .* RDS_LOGIN_EVENTS/),
  gone("password-policy", "passwords", /add an aws\.iam\.AccountPasswordPolicy/),
  set("password-policy", "passwords", "requireSymbols", false, /set requireSymbols to true/),
  set("password-policy", "passwords", "minimumPasswordLength", 8, /set minimumPasswordLength to at least 14/),
  unset(
    "password-policy",
    "passwords",
    "passwordReusePrevention",
    /set passwordReusePrevention to at least 24/,
  ),
  unset("password-policy", "passwords", "maxPasswordAge", /set maxPasswordAge to at most 90/),
  gone("account-public-access-block", "no-public-bucket", /add an aws\.s3\.AccountPublicAccessBlock/),
  set("account-public-access-block", "no-public-bucket", "blockPublicPolicy", false, /set blockPublicPolicy/),
  gone("security-standards", "findings", /add an aws\.securityhub\.Account/),
  set("security-standards", "findings", "autoEnableControls", false, /set autoEnableControls to true/),
  gone(
    "security-standards",
    "aws-foundational-security-best-practices",
    /StandardsSubscription for aws-foundational/,
  ),
];

function set(rule: string, resource: string, property: string, value: unknown, remedy: RegExp): Breach {
  const change = (stack: FixtureStack) => {
    stack.props(resource)[property] = value;
  };
  return {
    rule,
    breaks: `${property} of '${resource}' is ${JSON.stringify(value)}`,
    at: BASELINE,
    change,
    remedy,
  };
}

function unset(rule: string, resource: string, property: string, remedy: RegExp): Breach {
  const change = (stack: FixtureStack) => {
    delete stack.props(resource)[property];
  };
  return { rule, breaks: `${property} of '${resource}' is not set`, at: BASELINE, change, remedy };
}

function gone(rule: string, resource: string, remedy: RegExp): Breach {
  const change = (stack: FixtureStack) => stack.remove(resource);
  return { rule, breaks: `there is no '${resource}'`, at: BASELINE, change, remedy };
}
