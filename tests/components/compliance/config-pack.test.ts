import * as assert from "node:assert/strict";
import { MENDED } from "../../../components/compliance/config-mended";
import { MOST_BYTES, MOST_RULES, packTemplate } from "../../../components/compliance/config-pack";
import { REQUIRED_TAGS } from "../../../contracts/tags";
import { readModel } from "../../../local/models/library";
import { evaluate } from "../../../local/models/schema/evaluate";
import { AWS_HIPAA_RULES } from "../../../policy-pack/catalogue/aws-hipaa";
import { useModels } from "../../local/models/support/models";

interface Rule {
  Type: string;
  Properties: {
    ConfigRuleName: string;
    InputParameters?: Record<string, string>;
    Source: { SourceIdentifier: string };
  };
}

describe("the conformance pack", () => {
  useModels();
  const rules = () =>
    Object.values((JSON.parse(packTemplate()) as { Resources: Record<string, Rule> }).Resources);
  const names = () => rules().map(({ Properties }) => Properties.ConfigRuleName);

  it("and the rules beside it hold every rule of groups A, B and C by name, each once", () => {
    const wanted = AWS_HIPAA_RULES.flatMap(({ name, group }) => (group === "D" ? [] : [name])).sort();
    const catalogued = new Set<string>(wanted);
    const deployed = [...names(), ...Object.keys(MENDED)].filter((name) => catalogued.has(name)).sort();
    assert.equal(wanted.length, 98);
    assert.deepEqual(deployed, wanted);
  });

  it("holds the eighteen rules that only show at run time, the process check among them", () => {
    const runTime = AWS_HIPAA_RULES.filter(({ group }) => group === "C");
    assert.equal(runTime.length, 18);
    const held = new Set(names());
    assert.deepEqual(
      runTime.filter(({ name }) => !held.has(name)),
      [],
    );
  });

  it("stays within AWS's limits", () => {
    assert.ok(rules().length <= MOST_RULES);
    assert.ok(Buffer.byteLength(packTemplate()) <= MOST_BYTES);
  });

  it("asks for the tags of the contract", () => {
    const tags = rules().find(({ Properties }) => Properties.ConfigRuleName === "required-tags");
    assert.deepEqual(Object.values(tags?.Properties.InputParameters ?? {}), [...REQUIRED_TAGS]);
  });

  it("is made of rules as CloudFormation's schema takes them", () => {
    const schemas = ["cfnlint", "data", "schemas"] as const;
    const index = readModel(...schemas, "providers", "us-east-1.json") as Record<string, string>;
    const schema = readModel(...schemas, "resources", `${index["AWS::Config::ConfigRule"]}.json`) as never;
    for (const { Type, Properties } of rules()) {
      assert.equal(Type, "AWS::Config::ConfigRule");
      assert.deepEqual(evaluate(schema, Properties, "", schema).problems, [], Properties.ConfigRuleName);
    }
    for (const broken of [{ ConfigRuleName: "x" }, { Source: {} }])
      assert.notDeepEqual(evaluate(schema, broken, "", schema).problems, [], JSON.stringify(broken));
  });
});
