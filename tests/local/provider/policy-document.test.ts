import assert from "node:assert/strict";
import { policyDocument } from "../../../local/provider/aws/policy-document";

const statements = (args: object) => JSON.parse(String(policyDocument({ ...args })["json"])).Statement;

describe("aws.iam.getPolicyDocument", () => {
  it("renders a statement as IAM writes it", () => {
    const statement = {
      actions: ["s3:GetObject"],
      resources: ["a", "b"],
      principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }],
      conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] }],
    };
    assert.deepEqual(statements({ statements: [statement] }), [
      {
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: ["b", "a"],
        Principal: { Service: "lambda.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "1" } },
      },
    ]);
  });

  it("knows everybody", () => {
    const everybody = [{ type: "*", identifiers: ["*"] }];
    assert.equal(statements({ statements: [{ principals: everybody }] })[0].Principal, "*");
  });

  it("lets a statement replace an earlier one of its Sid", () => {
    const source = JSON.stringify({ Statement: [{ Sid: "a", Effect: "Allow", Action: "x", Resource: "*" }] });
    const own = { sid: "a", effect: "Deny", actions: ["y"], resources: ["*"] };
    assert.deepEqual(
      statements({ sourcePolicyDocuments: [source], statements: [own] }).map(
        ({ Effect }: { Effect: string }) => Effect,
      ),
      ["Deny"],
    );
  });
});
