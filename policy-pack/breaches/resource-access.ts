import { ACCOUNT } from "../fixtures/build";
import type { Breach } from "./breach";
import { statement } from "./statement";

const KEY_ADMIN = 0;
const KEY_LOGS = 1;

/** Whom resources let in. */
export const RESOURCE_ACCESS: readonly Breach[] = [
  statement(
    "no-public-principal",
    "everybody may read the bucket",
    "records-Policy",
    /name the principals/,
    (all) => {
      all.push({
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::records/*",
      });
    },
  ),
  statement(
    "no-public-principal",
    "the condition ties nobody down",
    "crisis-policy",
    /add a condition/,
    (all) => {
      const Condition = { Bool: { "aws:SecureTransport": "true" } };
      all.push({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sqs:SendMessage", Condition });
    },
  ),
  statement(
    "service-principals-scoped",
    "a service may send for any account",
    "crisis-policy",
    /aws:SourceArn or aws:SourceAccount/,
    ([, sender]) => {
      delete sender.Condition;
    },
  ),
  statement(
    "service-sources-named",
    "any source of the account may send",
    "crisis-policy",
    /ArnLike on aws:SourceArn/,
    ([, sender]) => {
      sender.Condition = { StringEquals: { "aws:SourceAccount": ACCOUNT } };
    },
  ),
  statement(
    "service-sources-named",
    "the source is asked for only where a request names one",
    "crisis-policy",
    /ArnLike on aws:SourceArn/,
    ([, sender]) => {
      const { ArnEquals } = sender.Condition;
      sender.Condition = { StringEquals: { "aws:SourceAccount": ACCOUNT }, ArnEqualsIfExists: ArnEquals };
    },
  ),
  statement(
    "service-sources-named",
    "a bucket of that name may notify, whoever has it",
    "landed-policy",
    /StringEquals on aws:SourceAccount/,
    ([, sender]) => {
      delete sender.Condition.StringEquals;
    },
  ),
  statement(
    "resource-policy-no-wildcard-actions",
    "a queue's policy allows every action",
    "crisis-policy",
    /name the actions/,
    ([, sender]) => {
      sender.Action = "sqs:*";
    },
  ),
  statement(
    "kms-key-policy",
    "a role may do everything with a key",
    "data-key",
    /kms:GenerateDataKey/,
    (all) => {
      all[KEY_ADMIN].Principal = { AWS: `arn:aws:iam::${ACCOUNT}:role/admin` };
      all[KEY_ADMIN].Action = "kms:*";
    },
  ),
  statement("kms-key-policy", "everybody may use a key", "data-key", /add a condition/, (all) => {
    all[KEY_LOGS].Principal = "*";
    delete all[KEY_LOGS].Condition;
  }),
  statement(
    "kms-key-policy",
    "a service may use a key for any account",
    "data-key",
    /kms:ViaService/,
    (all) => {
      delete all[KEY_LOGS].Condition;
    },
  ),
  {
    rule: "kms-key-policy",
    breaks: "a key has no policy of its own",
    at: "data-key",
    change: (stack) => {
      delete stack.props("data-key").policy;
    },
    remedy: /set policy/,
  },
  {
    rule: "lambda-permission-scoped",
    breaks: "a service may invoke for any account",
    at: "rule-invokes",
    change: (stack) => {
      delete stack.props("rule-invokes").sourceArn;
    },
    remedy: /set sourceArn/,
  },
  {
    rule: "lambda-permission-scoped",
    breaks: "a function URL asks for no authentication",
    at: "recorder-url",
    change: (stack) => {
      stack.props("recorder-url").authorizationType = "NONE";
    },
    remedy: /set authorizationType to "AWS_IAM"/,
  },
];
