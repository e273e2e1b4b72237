import * as assert from "node:assert/strict";
import { checkedTypes, validateResource } from "../../../local/models";
import { recordProgram } from "../../support/program";
import { useModels } from "./support/models";

describe("the checks over this repository's program", function () {
  this.timeout(180_000);
  useModels();

  for (const stack of ["dev", "prod"] as const) {
    it(`raise no alarm over any resource of ${stack}, and check most of its types`, async () => {
      const { resources } = await recordProgram(stack);
      const problems = resources.flatMap(({ type, name, inputs }) =>
        validateResource(type, inputs).map(({ message }) => `${type} ${name}: ${message}`),
      );
      assert.deepEqual(problems, []);
      const checked = new Set(checkedTypes());
      assert.ok(resources.filter(({ type }) => checked.has(type)).length > 50);
    });
  }
});
