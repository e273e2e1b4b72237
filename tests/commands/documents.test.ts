import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drifted } from "../../commands/documents";
import { BREACHES } from "../../policy-pack/breaches";
import { COPPA } from "../../policy-pack/catalogue/coppa";
import { FERPA } from "../../policy-pack/catalogue/ferpa";
import { COPPA_UNCOVERED, FERPA_UNCOVERED } from "../../policy-pack/catalogue/uncovered";
import { coverage, isCovered } from "../../policy-pack/documents/controls";
import { testFile } from "../../policy-pack/documents/sources";
import { RULES } from "../../policy-pack/policies";

const ROOT = join(__dirname, "..", "..");

describe("the pages made from policies and manifest", () => {
  it("say what their sources say (npm run documents)", () => assert.deepEqual(drifted(), []));
});

describe("the map of AWS's rules", () => {
  const decidable = coverage().filter(({ aws }) => aws.group !== "C");

  it("has a policy for every rule but those of run time", () => {
    const open = decidable.filter(({ policies }) => policies.length === 0).map(({ aws }) => aws.name);
    assert.deepEqual(open, []);
  });

  it("has a fixture that fails for every one of them", () => {
    const broken = new Set(BREACHES.map(({ rule }) => rule));
    const without = decidable.filter(({ policies }) => !policies.some((id) => broken.has(id)));
    assert.deepEqual(
      without.map(({ aws }) => aws.name),
      [],
    );
  });

  it("has a component with a test for every rule of run time", () => {
    const open = coverage().filter((row) => row.aws.group === "C" && !isCovered(row));
    assert.deepEqual(open, []);
  });
});

describe("the map of FERPA and COPPA", () => {
  it("names only tests there are, by words of their titles", () => {
    const wrong = [...FERPA, ...COPPA]
      .flatMap(({ evidence }) => evidence)
      .filter(({ test, title }) => {
        const file = testFile(test);
        return file === undefined || !readFileSync(join(ROOT, file), "utf8").includes(title);
      });
    assert.deepEqual(wrong, []);
  });

  it("claims no control that neither a policy nor a test shows", () => {
    const shown = (law: "ferpa" | "coppa", paragraph: string) =>
      RULES.some(({ controls }) => controls[law]?.includes(paragraph));
    const unshown = [
      ...FERPA.filter(({ evidence, paragraph }) => evidence.length === 0 && !shown("ferpa", paragraph)),
      ...COPPA.filter(({ evidence, paragraph }) => evidence.length === 0 && !shown("coppa", paragraph)),
    ];
    assert.deepEqual(
      unshown.map(({ paragraph }) => paragraph),
      [],
    );
  });

  it("lists as not covered only what no policy names, and no clause as both", () => {
    const named = new Set<string>(
      RULES.flatMap(({ controls }) => [...(controls.ferpa ?? []), ...(controls.coppa ?? [])]),
    );
    for (const { paragraph } of [...FERPA, ...COPPA]) named.add(paragraph);
    const both = [...FERPA_UNCOVERED, ...COPPA_UNCOVERED]
      .map(one)
      .filter((paragraph) => named.has(paragraph));
    assert.deepEqual(both, []);
  });

  it("says that no event names an age or a consent (16 CFR 312.5) while no schema has a field for one", () => {
    const folder = join(ROOT, "contracts", "events");
    const schemas = readdirSync(folder).filter((file) => file.endsWith(".schema.json"));
    assert.ok(schemas.length >= 8);
    const fields = schemas.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/^\s*"(\w+)": \{/gm)].map(
        ([, name]) => name ?? "",
      ),
    );
    assert.ok(fields.includes("student_id_hash"));
    assert.deepEqual(
      fields.filter((name) => /(^|_)(age|birth|dob|minor|child|parent|guardian|consent)/.test(name)),
      [],
    );
  });

  it("has a row for every paragraph that a policy names", () => {
    const rows = { ferpa: new Set(FERPA.map(one)), coppa: new Set(COPPA.map(one)) };
    const missing = RULES.flatMap(({ id, controls }) =>
      (["ferpa", "coppa"] as const).flatMap((law) =>
        (controls[law] ?? [])
          .filter((paragraph) => !rows[law].has(paragraph))
          .map((paragraph) => `${id}: ${paragraph}`),
      ),
    );
    assert.deepEqual(missing, []);
  });
});

function one({ paragraph }: { paragraph: string }): string {
  return paragraph;
}
