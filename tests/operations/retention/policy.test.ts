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

  it("says of every class how it is deleted, and of one class only that it is not", () => {
    const sections = policyDocument().split("\n## ").slice(1);
    assert.equal(sections.length, Object.keys(RETENTION).length);
    const forever = sections.filter((section) => /Deleted by\*\*: nothing/.test(section));
    for (const section of sections) assert.match(section, /- \*\*Deleted by\*\*: \S/);
    for (const section of forever) assert.match(section, /kept for ever/);
  });
});
