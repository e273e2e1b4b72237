import { strict as assert } from "node:assert";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import type { Exemption } from "../../policy-pack/settings/settings";
import { UNSET } from "../../policy-pack/settings/settings";

const TODAY = "2026-11-21";
const STACK = "urn:pulumi:prod::strata::pulumi:pulumi:Stack::strata-prod";
const EXEMPTION: Exemption = {
  rule: "lambda-runtime",
  resource: "recorder",
  owner: "platform",
  reason: "the vendor's layer has no newer build",
  expires: "2026-12-31",
};

/** Findings of a stack whose recorder runs on an old runtime, with one exemption changed. */
function findings(change: Partial<Exemption> = {}, stack = broken()) {
  const settings = {
    ...UNSET,
    file: "policy-pack/stacks/prod.json",
    exemptions: [{ ...EXEMPTION, ...change }],
  };
  return runRules(stack.resources, RULES, settings, TODAY);
}

function broken(): FixtureStack {
  const stack = new FixtureStack();
  stack.props("recorder").runtime = "nodejs18.x";
  return stack;
}

describe("an exemption", () => {
  it("spares the resource it names, and no other", () => {
    assert.deepEqual(findings(), []);
    const stack = broken();
    stack.resource("recorder").name = "other";
    const found = findings({}, stack).map(({ rule }) => rule);
    assert.deepEqual(found.sort(), ["exemption-unused", "lambda-runtime"]);
  });

  it("may name the resource by its URN", () => {
    assert.deepEqual(findings({ resource: broken().resource("recorder").urn }), []);
  });

  it("spares no other rule", () => {
    const stack = broken();
    stack.props("recorder").tracingConfig = { mode: "PassThrough" };
    assert.deepEqual(
      findings({}, stack).map(({ rule }) => rule),
      ["lambda-tracing"],
    );
  });

  it("holds on the day it states and not on the next", () => {
    assert.deepEqual(findings({ expires: TODAY }), []);
    const found = findings({ expires: "2026-11-20" }).map(({ rule, level }) => `${level} ${rule}`);
    assert.deepEqual(found.sort(), ["mandatory exemption-expired", "mandatory lambda-runtime"]);
  });

  it("is reported at the stack, with its owner and file, once it has expired", () => {
    const found = findings({ expires: "2026-11-20" }).find(({ rule }) => rule === "exemption-expired");
    assert.equal(found?.urn, STACK);
    assert.match(
      found?.message ?? "",
      /of 'recorder' from 'lambda-runtime' ended on 2026-11-20: .*let platform/,
    );
    assert.match(found?.message ?? "", /stacks\/prod\.json\.$/);
  });

  it("is a mandatory finding where it spares nothing", () => {
    const found = findings({}, new FixtureStack());
    assert.deepEqual(
      found.map(({ rule, level }) => [rule, level]),
      [["exemption-unused", "mandatory"]],
    );
  });

  it("is a mandatory finding where it names no rule of the pack", () => {
    const found = findings({ rule: "lambda-run-time" }).filter(({ rule }) => rule.startsWith("exemption"));
    assert.deepEqual(
      found.map(({ rule, level }) => [rule, level]),
      [["exemption-unknown-rule", "mandatory"]],
    );
  });
});
