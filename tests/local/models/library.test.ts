import * as assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearModelCache, validateRequest, validateResource } from "../../../local/models";
import { useModels } from "./support/models";

describe("the library of models", () => {
  useModels();
  let models: string | undefined;
  beforeEach(() => {
    models = process.env["STRATA_MODELS"];
    clearModelCache();
  });
  afterEach(() => {
    process.env["STRATA_MODELS"] = models;
  });

  it("says how to set STRATA_MODELS where it is not set", () => {
    delete process.env["STRATA_MODELS"];
    const message = /STRATA_MODELS is not set: set it to the site-packages folder/;
    assert.throws(() => validateRequest("kinesis", "CreateStream", {}), {
      name: "ModelsMissingError",
      message,
    });
  });

  it("names folder and variable where a model is not there", () => {
    const empty = mkdtempSync(join(tmpdir(), "models-"));
    process.env["STRATA_MODELS"] = empty;
    try {
      const missing = { name: "ModelsMissingError", message: new RegExp(`${empty}.*STRATA_MODELS`) };
      assert.throws(() => validateRequest("kinesis", "CreateStream", {}), missing);
      assert.throws(() => validateResource("aws:sqs/queue:Queue", {}), missing);
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it("reads a model once", () => {
    validateRequest("kinesis", "ListStreams", {});
    process.env["STRATA_MODELS"] = "/nowhere";
    assert.deepEqual(validateRequest("kinesis", "ListStreams", {}), []);
    clearModelCache();
    assert.throws(() => validateRequest("kinesis", "ListStreams", {}), { name: "ModelsMissingError" });
  });
});
