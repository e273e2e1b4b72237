import { at, listAt } from "../masked";
import type { Problem } from "../problem";
import { policyDocument, policyProblems } from "./policy-document";
import { conflict, field, type Rule, range, text } from "./rule";

const inlinePolicies: Rule = (inputs) =>
  listAt(inputs, "inlinePolicies").flatMap((inline, i) => {
    const policy = at(inline, "policy");
    return typeof policy === "symbol"
      ? []
      : policyProblems(policy, `inlinePolicies[${i}].policy`, "identity", 10_240);
  });

const HMAC = /^HMAC_/;

/** Which usages a key specification allows. Source: CreateKey of the KMS API. */
const usage: Rule = (inputs) => {
  const spec = at(inputs, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  const given = at(inputs, "keyUsage") ?? "ENCRYPT_DECRYPT";
  if (typeof spec !== "string" || typeof given !== "string") return [];
  const problems: Problem[] = [];
  const allowed =
    spec === "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : HMAC.test(spec) ? "GENERATE_VERIFY_MAC" : given;
  if (given !== allowed) {
    problems.push(
      conflict("keyUsage", "enum", `keyUsage is ${given}; allowed: ${allowed} for a key of ${spec}.`),
    );
  }
  if (/^(RSA|ECC|HMAC)_/.test(spec) && at(inputs, "enableKeyRotation") === true) {
    problems.push(
      conflict(
        "enableKeyRotation",
        "excluded",
        `enableKeyRotation is true; allowed: on SYMMETRIC_DEFAULT keys only, not on ${spec}.`,
      ),
    );
  }
  return problems;
};

const alias = text(
  "name",
  "pattern",
  (name) => /^alias\/[a-zA-Z0-9/_-]+$/.test(name) && !name.startsWith("alias/aws/"),
  'a name that begins with "alias/", not with "alias/aws/"',
);

/** IAM keeps a role's sessions for one to twelve hours. */
const role = [
  range("maxSessionDuration", 3600, 43_200, "s"),
  policyDocument("assumeRolePolicy", "trust", 4096),
  inlinePolicies,
];

const recovery = field("recoveryWindowInDays", (value, path) =>
  value === 0 ? [] : range(path, 7, 30, "days, or 0")({ [path]: value }),
);

export const ACCESS_RULES: Record<string, Rule[]> = {
  "aws:backup/vaultPolicy:VaultPolicy": [policyDocument("policy", "resource", 20_480)],
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": [policyDocument("policy", "resource", 10_240)],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": [policyDocument("policyDocument", "resource", 5120)],
  "aws:dynamodb/resourcePolicy:ResourcePolicy": [policyDocument("policy", "resource", 20_480)],
  "aws:iam/groupPolicy:GroupPolicy": [policyDocument("policy", "identity", 5120)],
  "aws:iam/policy:Policy": [policyDocument("policy", "identity", 6144)],
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": [policyDocument("policy", "identity", 10_240)],
  "aws:iam/userPolicy:UserPolicy": [policyDocument("policy", "identity", 2048)],
  "aws:kinesis/resourcePolicy:ResourcePolicy": [policyDocument("policy", "resource", 20_480)],
  "aws:kms/alias:Alias": [alias],
  "aws:kms/key:Key": [
    range("deletionWindowInDays", 7, 30, "days"),
    range("rotationPeriodInDays", 90, 2560, "days"),
    policyDocument("policy", "resource", 32_768),
    usage,
  ],
  "aws:s3/bucketPolicy:BucketPolicy": [policyDocument("policy", "resource", 20_480)],
  "aws:secretsmanager/secret:Secret": [recovery, policyDocument("policy", "resource", 20_480)],
  "aws:secretsmanager/secretPolicy:SecretPolicy": [policyDocument("policy", "resource", 20_480)],
  "aws:sns/topic:Topic": [policyDocument("policy", "resource", 30_720)],
  "aws:sns/topicPolicy:TopicPolicy": [policyDocument("policy", "resource", 30_720)],
  "aws:sqs/queue:Queue": [policyDocument("policy", "resource", 65_536)],
  "aws:sqs/queuePolicy:QueuePolicy": [policyDocument("policy", "resource", 65_536)],
};
