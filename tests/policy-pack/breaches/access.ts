import { ACCOUNT } from "../fixtures/build";
import type { Breach } from "./breach";

const KEY_ADMIN = 0;
const KEY_LOGS = 1;

/** Who may do what with which resource. */
export const ACCESS: readonly Breach[] = [
  statement(
    "iam-no-wildcard-actions",
    "an action is a wildcard",
    "recorder-access",
    /name the actions/,
    ([one]) => {
      one.Action = ["dynamodb:*"];
    },
  ),
  statement(
    "iam-no-wildcard-actions",
    "NotAction is used",
    "recorder-access",
    /replace NotAction/,
    ([one]) => {
      one.NotAction = ["iam:PassRole"];
    },
  ),
  statement(
    "iam-no-wildcard-resources",
    "a resource is a wildcard",
    "recorder-access",
    /name the ARNs/,
    ([one]) => {
      one.Resource = "*";
    },
  ),
  statement(
    "iam-no-wildcard-resources",
    "a resource is every table",
    "recorder-access",
    /name the ARNs/,
    ([one]) => {
      one.Resource = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/*`;
    },
  ),
  {
    rule: "iam-no-wildcard-resources",
    breaks: "a role's inline policy has a wildcard",
    at: "recorder-role",
    change: (stack) => {
      const policy = { Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } };
      stack.props("recorder-role").inlinePolicies = [{ name: "all", policy: JSON.stringify(policy) }];
    },
    remedy: /name the ARNs/,
  },
  {
    rule: "iam-no-broad-managed-policy",
    breaks: "a role gets full access to Lambda",
    at: "recorder-producer",
    change: (stack) => {
      stack.props("recorder-producer").policyArn = "arn:aws:iam::aws:policy/AWSLambda_FullAccess";
    },
    remedy: /write a policy that names the actions and resources/,
  },
  {
    rule: "iam-no-broad-managed-policy",
    breaks: "a role lists a managed policy",
    at: "recorder-role",
    change: (stack) => {
      stack.props("recorder-role").managedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"];
    },
    remedy: /write a policy/,
  },
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

// biome-ignore lint/suspicious/noExplicitAny: statements are plain JSON here
type Change = (statements: any[]) => void;

function statement(rule: string, breaks: string, at: string, remedy: RegExp, change: Change): Breach {
  return { rule, breaks, at, change: (stack) => stack.statements(at, change), remedy };
}
