import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RETENTION } from "../../../contracts/retention";
import { PURPOSES } from "../../../contracts/retention/purposes";
import { policyDocument } from "../../../operations/retention";

describe("the written retention policy", () => {
  it("is the page docs/retention-policy.md, which `npm run documents` makes", () => {
    const page = join(__dirname, "..", "..", "..", "docs", "retention-policy.md");
    assert.equal(readFileSync(page, "utf8"), policyDocument());
  });

  it("states a purpose and a need for every class of the manifest", () => {
    assert.deepEqual(
      Object.keys(RETENTION).filter((name) => !Object.hasOwn(PURPOSES, name)),
      [],
    );
    for (const { collected, need } of Object.values(PURPOSES))
      assert.match(`${collected}${need}`, /^.+\..+\.$/);
  });

  it("says of every class how it is deleted, and of the audit trail alone that its objects are not", () => {
    const sections = policyDocument().split("\n## ").slice(1);
    assert.equal(sections.length, Object.keys(RETENTION).length);
    for (const section of sections) assert.match(section, /- \*\*Deleted by\*\*: \S/);
    const forever = sections.filter((section) => /nothing ends the objects|kept for ever/.test(section));
    assert.deepEqual(
      forever.map((section) => section.split("\n")[0]),
      ["audit-trail"],
    );
    assert.doesNotMatch(forever.join(), /PHI/);
  });
});
