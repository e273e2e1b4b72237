import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "../../contracts/generate";
import { TOPICS } from "../../contracts/topics";

const EVENTS = join(__dirname, "../../contracts/events");
const GENERATED = join(EVENTS, "generated");

describe("the generated contract", () => {
  it("is what `npm run contracts` makes of the schemas", async () => {
    const fresh = await generate();
    assert.deepEqual(readdirSync(GENERATED).sort(), Object.keys(fresh).sort());
    for (const [name, text] of Object.entries(fresh)) {
      assert.equal(readFileSync(join(GENERATED, name), "utf8"), text, `${name} is stale: npm run contracts`);
    }
  }).timeout(30_000);

  it("needs no package at run time", () => {
    const text = readFileSync(join(GENERATED, "validators.js"), "utf8");
    assert.deepEqual(
      [...text.matchAll(/^(?:var .* = )?require\("([^"]+)"\)/gm)].map(([, name]) => name),
      [],
    );
  });

  for (const name of ["envelope", ...TOPICS]) {
    it(`describes ${name} and every field of it in JSON Schema 2020-12`, () => {
      const schema = JSON.parse(readFileSync(join(EVENTS, `${name}.schema.json`), "utf8"));
      assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
      assert.match(schema.$id, new RegExp(`/events/v1/${name}\\.schema\\.json$`));
      assert.ok(schema.description);
      for (const [field, property] of Object.entries<{ description?: string; $ref?: string }>(
        schema.properties,
      )) {
        assert.ok(property.description ?? property.$ref, `${field} has no description`);
      }
    });
  }
});
