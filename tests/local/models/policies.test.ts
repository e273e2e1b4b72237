import * as assert from "node:assert/strict";
import { validateResource } from "../../../local/models";
import { useModels } from "./support/models";

const statement = (more: object = {}) => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::b/*",
  ...more,
});
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const trust = (more: object = {}) =>
  policy({
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
    ...more,
  });
const onBucket = (more: object = {}) => policy(statement({ Principal: "*", ...more }));

describe("policy documents as a check of resources", () => {
  useModels();

  const rolePolicy = (document: unknown) =>
    validateResource("aws:iam/rolePolicy:RolePolicy", { role: "r", policy: document });
  const messages = (problems: { message: string }[]) => problems.map(({ message }) => message).join("\n");

  it("pass where they are right, as text and as object", () => {
    const deny = {
      Sid: "Tls",
      Effect: "Deny",
      NotAction: ["s3:Get*"],
      Resource: ["*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    assert.deepEqual(rolePolicy(policy(statement(), deny)), []);
    assert.deepEqual(rolePolicy({ Version: "2012-10-17", Statement: statement() }), []);
    assert.deepEqual(validateResource("aws:iam/role:Role", { assumeRolePolicy: trust() }), []);
    assert.deepEqual(
      validateResource("aws:s3/bucketPolicy:BucketPolicy", { bucket: "b", policy: onBucket() }),
      [],
    );
  });

  for (const [what, document, message] of [
    ["no JSON", "{", /policy is no JSON/],
    ["no document", "[]", /a policy document with Version and Statement/],
    [
      "a version that does not exist",
      JSON.stringify({ Version: "2023-01-01", Statement: [statement()] }),
      /policy.Version is "2023-01-01"; allowed: 2012-10-17, 2008-10-17/,
    ],
    ["no statement", JSON.stringify({ Version: "2012-10-17" }), /policy has no Statement/],
    [
      "a wrong effect",
      policy(statement({ Effect: "allow" })),
      /Statement\[0\].Effect is "allow"; allowed: Allow, Deny/,
    ],
    ["no action", policy(statement({ Action: undefined })), /Statement\[0\] has no Action/],
    [
      "an action without its service",
      policy(statement({ Action: "GetObject" })),
      /Action is "GetObject"; allowed: "\*" or "<service>:<action>"/,
    ],
    ["both Action and NotAction", policy(statement({ NotAction: "s3:*" })), /either Action or NotAction/],
    ["no resource", policy(statement({ Resource: undefined })), /Statement\[0\] has no Resource/],
    [
      "a resource that is no ARN",
      policy(statement({ Resource: "my-bucket" })),
      /Resource is "my-bucket"; allowed: "\*" or an ARN/,
    ],
    [
      "a principal where none belongs",
      policy(statement({ Principal: "*" })),
      /no Principal in an identity policy/,
    ],
    ["a misspelt member", policy({ ...statement(), Conditions: {} }), /Statement\[0\].Conditions is/],
    [
      "a misspelt condition operator",
      policy(statement({ Condition: { StringEqual: { "aws:x": "y" } } })),
      /Condition is "StringEqual"/,
    ],
    [
      "a statement id twice",
      policy(statement({ Sid: "A" }), statement({ Sid: "A" })),
      /"A"; allowed: each Sid once/,
    ],
    [
      "more than 10,240 characters",
      policy(statement({ Resource: Array.from({ length: 500 }, (_, i) => `arn:aws:s3:::bucket-${i}`) })),
      /allowed: at most 10240/,
    ],
  ] as const) {
    it(`are refused with ${what}`, () => {
      const problems = rolePolicy(document);
      assert.equal(problems.length, 1, messages(problems));
      assert.match(messages(problems), message);
    });
  }

  it("need a principal on a resource, and a trust policy has no resource", () => {
    const bucket = validateResource("aws:s3/bucketPolicy:BucketPolicy", {
      bucket: "b",
      policy: policy(statement()),
    });
    assert.match(messages(bucket), /has no Principal/);
    const role = validateResource("aws:iam/role:Role", { assumeRolePolicy: trust({ Resource: "*" }) });
    assert.match(messages(role), /no Resource in a trust policy/);
  });

  it("are left alone as far as they are unknown", () => {
    const isUnknown = (value: unknown) => value === "unknown";
    const document = {
      Version: "2012-10-17",
      Statement: [statement({ Resource: "unknown", Action: ["unknown", "s3:PutObject"] })],
    };
    assert.deepEqual(
      validateResource("aws:iam/rolePolicy:RolePolicy", { policy: document }, { isUnknown }),
      [],
    );
    assert.deepEqual(
      validateResource("aws:iam/rolePolicy:RolePolicy", { policy: "unknown" }, { isUnknown }),
      [],
    );
  });
});
