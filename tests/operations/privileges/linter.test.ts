import { strict as assert } from "node:assert";
import type { PlannedResource } from "../../../policy-pack/plan";
import { gatedProd } from "../../support/stacks";
import { ACCEPTED } from "./support/accepted";
import { judged, lint } from "./support/linter";

const policy = (Action: string, Resource: string) =>
  ({
    urn: "urn:pulumi:prod::strata::aws:iam/policy:Policy::one",
    type: "aws:iam/policy:Policy",
    name: "one",
    props: {
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] }),
    },
  }) as unknown as PlannedResource;

describe("an independent linter", function () {
  this.timeout(300_000);

  it("finds an action that does not exist and a resource that an action does not know", async () => {
    const wrong = [policy("s3:PutObjec", "arn:aws:s3:::one/*"), policy("s3:GetObject", "arn:aws:s3:::one")];
    const { findings } = await lint(wrong);
    assert.deepEqual(
      judged(findings, ACCEPTED).open.map(({ issue }) => issue),
      ["UNKNOWN_ACTION", "RESOURCE_MISMATCH"],
    );
  });

  it("reads who may assume a role, wherever a policy stands", async () => {
    const trust = (Action: string, Principal: object) => ({
      urn: "urn:pulumi:prod::strata::aws:iam/role:Role::one",
      type: "aws:iam/role:Role",
      name: "one",
      props: {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action, Principal }],
        }),
      },
      outputs: { arn: "arn:aws:iam::111122223333:role/one" },
    });
    const service = { Service: "lambda.amazonaws.com" };
    const documents = [trust("sts:AssumeRole", service), trust("sts:AssumeRoles", service)];
    const { findings } = await lint(documents as unknown as PlannedResource[]);
    assert.deepEqual(
      findings.map(({ issue }) => issue),
      ["UNKNOWN_ACTION"],
    );
  });

  it("finds nothing in the policies of the stack prod but what is accepted with a reason", async () => {
    const { documents, findings } = await lint((await gatedProd()).plan);
    assert.ok(documents > 180, `${documents} documents`);
    const { open, idle } = judged(findings, ACCEPTED);
    assert.deepEqual(open, []);
    assert.deepEqual(idle, []);
  });
});
