import { ACCOUNT, arnOf } from "../fixtures/build";
import type { Breach } from "./breach";
import { changed } from "./changed";
import { statement } from "./statement";

const NAME = /name services, roles of this stack or its account/;
const TIE = /add a condition on kms:ViaService, aws:SourceArn/;

/** What is wrong with policy documents though nothing in them is public or wild. */
export const DOCUMENTS: readonly Breach[] = [
  statement(
    "principals-named",
    "everybody is tied down by a condition only",
    "records-Policy",
    NAME,
    (statements) => {
      const Condition = { StringEquals: { "aws:SourceAccount": ACCOUNT } };
      statements.push({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*", Condition });
    },
  ),
  trust("principals-named", "an identity provider is let in", NAME, {
    Principal: { Federated: "accounts.google.com" },
  }),
  trust("trust-scoped", "a service takes a role for anybody", /condition on aws:SourceAccount/, {
    Principal: { Service: "firehose.amazonaws.com" },
  }),
  statement("key-users-tied", "every action is allowed", "data-key", /name each action/, (statements) => {
    statements[0].Action = "kms:*";
  }),
  statement("key-users-tied", "a context may be any", "data-key", TIE, (statements) => {
    statements[1].Condition = { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "*" } };
  }),
  statement("key-users-tied", "a context may be missing", "data-key", TIE, (statements) => {
    const log = arnOf("logs", "log-group:*");
    statements[1].Condition = { ArnLikeIfExists: { "kms:EncryptionContext:aws:logs:arn": log } };
  }),
  changed("key-in-force", "data-key", { isEnabled: false }, /set isEnabled to true/),
  changed("key-in-force", "data-key", { multiRegion: true }, /set multiRegion to false/),
  denial("the denial of old TLS spares objects", /deny "s3:\*"/, ([, oldTls]) => {
    oldTls.Resource = "arn:aws:s3:::records-1a2b3c4";
  }),
  denial("the denial of old TLS asks for more", /deny "s3:\*"/, ([, oldTls]) => {
    oldTls.Condition.StringNotEquals = { "aws:PrincipalAccount": ACCOUNT };
  }),
  denial("another key is not denied", /deny "s3:PutObject"/, (statements) => {
    statements.splice(2, 1);
  }),
  access("iam-no-escalation", "a role may attach policies", /leave rights to the deployment/, {
    Action: "iam:AttachRolePolicy",
    Resource: `arn:aws:iam::${ACCOUNT}:role/recorder-role`,
  }),
  access("iam-no-escalation", "a key may be used for anything", /condition on kms:ViaService/, {
    Action: "kms:Decrypt",
    Resource: arnOf("kms", "key/4f1e0c52-0000-4000-8000-000000000001"),
  }),
  access("iam-no-escalation", "code may make network interfaces", /deny the same actions/, {
    Action: "ec2:CreateNetworkInterface",
    Resource: "*",
  }),
  access("iam-own-buckets", "a role reaches another bucket", /name a bucket of this stack/, {
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::somebody-elses/*",
  }),
];

type Statement = Record<string, unknown>;

function trust(rule: string, breaks: string, remedy: RegExp, added: Statement): Breach {
  return {
    rule,
    breaks,
    at: "recorder-role",
    change: (stack) =>
      stack.statements(
        "recorder-role",
        (statements) => void statements.push({ Effect: "Allow", Action: "sts:AssumeRole", ...added }),
        "assumeRolePolicy",
      ),
    remedy,
  };
}

function access(rule: string, breaks: string, remedy: RegExp, added: Statement): Breach {
  return statement(rule, breaks, "recorder-access", remedy, (statements) => {
    statements.push({ Effect: "Allow", ...added });
  });
}

// biome-ignore lint/suspicious/noExplicitAny: statements are plain JSON here
function denial(breaks: string, remedy: RegExp, change: (statements: any[]) => void): Breach {
  return {
    rule: "s3-denials",
    breaks,
    at: "records",
    change: (stack) => stack.statements("records-Policy", change),
    remedy,
  };
}
