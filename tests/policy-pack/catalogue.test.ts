import { strict as assert } from "node:assert";
import { AWS_HIPAA_RULES, type AwsRuleGroup } from "../../policy-pack/catalogue/aws-hipaa";
import { DISPUTED, READ_ELSEWHERE } from "../../policy-pack/catalogue/aws-hipaa/sources";

describe("catalogue of AWS's HIPAA rules", () => {
  it("holds the 130 rules of the conformance pack, each once, in its group", () => {
    const count = (group: AwsRuleGroup) => AWS_HIPAA_RULES.filter((rule) => rule.group === group).length;
    assert.deepEqual([count("A"), count("B"), count("C"), count("D")], [69, 11, 18, 32]);
    assert.equal(new Set(AWS_HIPAA_RULES.map(({ name }) => name)).size, 130);
    assert.equal(new Set(AWS_HIPAA_RULES.map(({ identifier }) => identifier)).size, 130);
  });

  it("spells identifiers as AWS Config takes them and paragraphs as 45 CFR does", () => {
    for (const { identifier, hipaa } of AWS_HIPAA_RULES) {
      assert.match(identifier, /^[A-Z0-9]+(_[A-Z0-9]+)+$/);
      for (const paragraph of hipaa) assert.match(paragraph, /^164\.3\d\d(\([A-Za-z0-9]+\))+$/);
      assert.equal(new Set(hipaa).size, hipaa.length);
    }
  });

  it("says where each mapping was read, and nothing of a source where none was found", () => {
    for (const { name, hipaa, source, disputed } of AWS_HIPAA_RULES) {
      assert.equal(source === undefined, hipaa.length === 0, name);
      for (const paragraph of disputed?.hipaa ?? []) assert.ok(!hipaa.includes(paragraph), name);
    }
    const mapped = new Set<string>(AWS_HIPAA_RULES.filter(({ source }) => source).map(({ name }) => name));
    for (const name of [...Object.keys(READ_ELSEWHERE), ...Object.keys(DISPUTED)])
      assert.ok(mapped.has(name), `${name} is no rule of the pack, or has no paragraph`);
  });
});
