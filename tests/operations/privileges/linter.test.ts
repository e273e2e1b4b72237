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

  it("finds nothing in the policies of the stack prod but what is accepted with a reason", async () => {
    const { documents, findings } = await lint((await gatedProd()).plan);
    assert.ok(documents > 100, `${documents} documents`);
    const { open, idle } = judged(findings, ACCEPTED);
    assert.deepEqual(open, []);
    assert.deepEqual(idle, []);
  });
});
