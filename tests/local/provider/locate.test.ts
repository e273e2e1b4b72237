import assert from "node:assert/strict";
import { locate } from "../../../local/provider/aws/locate";

describe("the property behind a place in a request", () => {
  it("has the same value and a similar name", () => {
    const inputs = { timeout: 1000, memorySize: 1000 };
    assert.equal(locate(inputs, "MemorySize", { MemorySize: 1000 }), "memorySize");
  });

  it("is found where list and names differ", () => {
    const inputs = { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "none" } }] };
    const request = {
      Configuration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "none" } }] },
    };
    const path = "Configuration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm";
    assert.equal(locate(inputs, path, request), "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm");
  });

  it("is told apart from its sisters by the value", () => {
    const inputs = {
      attributes: [
        { name: "a", type: "S" },
        { name: "b", type: "X" },
      ],
    };
    const request = {
      AttributeDefinitions: [
        { AttributeName: "a", AttributeType: "S" },
        { AttributeName: "b", AttributeType: "X" },
      ],
    };
    assert.equal(locate(inputs, "AttributeDefinitions[1].AttributeType", request), "attributes[1].type");
  });

  it("stands under its parent where it is missing", () => {
    const inputs = { deadLetterConfig: {} };
    assert.equal(
      locate(inputs, "DeadLetterConfig.TargetArn", { DeadLetterConfig: {} }),
      "deadLetterConfig.targetArn",
    );
    assert.equal(locate({}, "Role", {}), "role");
  });
});
