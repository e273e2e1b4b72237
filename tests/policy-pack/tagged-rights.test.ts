import { strict as assert } from "node:assert";
import { ACCOUNT } from "../../policy-pack/fixtures/build";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { runRules } from "../../policy-pack/run";

const TABLES = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/*`;
const OURS = { StringEquals: { "aws:ResourceTag/Environment": "dev" } };

/** Findings of `iam-no-wildcard-resources` for a policy that allows one action on these resources. */
function found(Resource: string | string[], Condition: object) {
  const stack = new FixtureStack();
  const Statement = [{ Effect: "Allow", Action: ["dynamodb:DescribeTable"], Resource, Condition }];
  stack.props("recorder-access").policy = JSON.stringify({ Version: "2012-10-17", Statement });
  return runRules(stack.resources).filter(({ rule }) => rule === "iam-no-wildcard-resources");
}

describe("rights on resources by their tag", () => {
  it("are let pass for one kind of resource of the account with a named value of the tag", () => {
    assert.deepEqual(found(TABLES, OURS), []);
  });

  it("are refused on everything, on another kind beside, and in every account", () => {
    const everywhere = "arn:aws:dynamodb:eu-west-1:*:table/*";
    for (const resource of ["*", [TABLES, "*"], everywhere])
      assert.equal(found(resource, OURS).length, 1, String(resource));
  });

  it("are refused where the tag may be anything, may be missing, or is the caller's own", () => {
    for (const condition of [
      {},
      { StringEquals: { "aws:ResourceTag/Environment": [] } },
      { StringLike: { "aws:ResourceTag/Environment": "*" } },
      { StringEquals: { "aws:ResourceTag/Environment": "*" } },
      { StringEqualsIfExists: { "aws:ResourceTag/Environment": "dev" } },
      { StringEquals: { "aws:PrincipalTag/Environment": "dev" } },
    ])
      assert.equal(found(TABLES, condition).length, 1, JSON.stringify(condition));
  });
});
