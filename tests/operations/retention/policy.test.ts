import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RETENTION } from "../../../contracts/retention";
import { PURPOSES } from "../../../contracts/retention/purposes";
import { lastCopyDays, policyDocument } from "../../../operations/retention";

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

  it("says of every class with an end when its last copy is gone", () => {
    for (const [name, rule] of Object.entries(RETENTION)) {
      const days = lastCopyDays(rule)?.toLocaleString("en-US");
      const line = `- **Gone at the latest**: ${days === undefined ? "never" : `${days} days`}\n`;
      const section = `${policyDocument().split(`\n## ${name}\n`)[1]?.split("\n## ")[0]}\n`;
      assert.ok(section.includes(line), `${name}: ${line}`);
    }
  });

  it("counts the copies of each place, and the longest place", () => {
    const basis = ["somebody asks"];
    const last = (rule: object) => lastCopyDays({ description: "It.", basis, ...rule });
    assert.equal(last({ object: { expire: 10, from: 5 }, copies: { versionDays: 7, vaultDays: 35 } }), 22);
    assert.equal(
      last({ tableTtl: 90, object: { expire: 90 }, copies: { versionDays: 7, vaultDays: 35 } }),
      125,
    );
    assert.equal(last({ rowDays: 30, copies: { backupDays: 7, vaultDays: 35 } }), 65);
    assert.equal(last({ streamHours: 24, auditStreamHours: 168 }), 7);
    assert.equal(last({ cacheSeconds: 900, copies: { snapshotDays: 7 } }), 8);
    assert.equal(last({ tableTtl: 30, object: { expire: "never" } }), undefined);
  });
});
