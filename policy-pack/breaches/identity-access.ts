import { ACCOUNT } from "../fixtures/build";
import type { Breach } from "./breach";
import { statement } from "./statement";

/** What roles may do. */
export const IDENTITY_ACCESS: readonly Breach[] = [
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
      one.Resource = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/*`;
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
];
