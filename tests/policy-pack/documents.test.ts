import { strict as assert } from "node:assert";
import { isBroadResource } from "../../policy-pack/model/access/arns";
import { isTiedDown, statementsOf } from "../../policy-pack/model/access/documents";
import { isCustomerKey } from "../../policy-pack/model/services/keys";

function tied(condition: Record<string, Record<string, string | string[]>>): boolean {
  const [statement] = statementsOf({ Statement: { Effect: "Allow", Principal: "*", Condition: condition } });
  assert.ok(statement);
  return isTiedDown(statement);
}

describe("policy documents", () => {
  it("are read alike with one or many statements, actions and resources, as text or object", () => {
    const one = { Effect: "Allow", Action: "a:B", Resource: "r" };
    const many = { Effect: "Allow", Action: ["a:B"], Resource: ["r"] };
    assert.deepEqual(statementsOf({ Statement: one }), statementsOf(JSON.stringify({ Statement: [many] })));
  });

  it("count NotPrincipal as everybody", () => {
    const [statement] = statementsOf({ Statement: { Effect: "Allow", NotPrincipal: { AWS: "x" } } });
    assert.deepEqual(statement?.principals, ["*"]);
  });

  it("tie everybody down by a named account, source or organisation only", () => {
    assert.equal(tied({ StringEquals: { "AWS:SourceAccount": "123456789012" } }), true);
    assert.equal(
      tied({ ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:123456789012:rule/*" } }),
      true,
    );
    assert.equal(tied({ StringLike: { "aws:PrincipalOrgID": "*" } }), false);
    assert.equal(tied({ StringNotEquals: { "aws:SourceAccount": "123456789012" } }), false);
    assert.equal(tied({ StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } }), false);
    assert.equal(tied({ Bool: { "aws:SecureTransport": "true" } }), false);
    assert.equal(tied({ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } }), false);
  });
});

describe("resource patterns", () => {
  const broad = [
    "*",
    "arn:aws:s3:::*",
    "arn:aws:dynamodb:eu-west-1:1:table/*",
    "arn:aws:logs:eu-west-1:1:*",
    "arn:aws:kms:eu-west-1:1:key/*",
  ];
  const narrow = [
    "arn:aws:s3:::records/*",
    "arn:aws:logs:eu-west-1:1:log-group:recorder:*",
    "arn:aws:dynamodb:eu-west-1:1:table/claims/index/*",
  ];
  for (const pattern of broad)
    it(`'${pattern}' names nothing`, () => assert.equal(isBroadResource(pattern), true));
  for (const pattern of narrow)
    it(`'${pattern}' names something`, () => assert.equal(isBroadResource(pattern), false));
});

describe("key references", () => {
  it("name a customer's key by id, ARN or alias of its own", () => {
    for (const key of [
      "arn:aws:kms:eu-west-1:1:key/x",
      "alias/strata/audit",
      "4f1e0c52-0000-4000-8000-000000000001",
    ]) {
      assert.equal(isCustomerKey(key), true, key);
    }
    for (const key of [undefined, "", "alias/aws/s3", "arn:aws:kms:eu-west-1:1:alias/aws/sqs", "aws/sns"]) {
      assert.equal(isCustomerKey(key), false, String(key));
    }
  });
});
