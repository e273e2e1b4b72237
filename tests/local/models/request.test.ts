import * as assert from "node:assert/strict";
import { validateRequest } from "../../../local/models";
import { useModels } from "./support/models";
import { createFunction, createTable, WRONG } from "./support/requests";

const only = (problems: { path: string; rule: string }[]) =>
  problems.map(({ path, rule }) => `${path} ${rule}`);

describe("AWS's service models as a check of requests", () => {
  useModels();

  for (const [service, operation, input] of [
    ["lambda", "CreateFunction", createFunction()],
    ["Lambda", "CreateFunction", createFunction()],
    ["dynamodb", "CreateTable", createTable()],
    ["EventBridge", "PutRule", { Name: "rule", EventPattern: "{}", State: "ENABLED" }],
    ["CloudWatchLogs", "PutRetentionPolicy", { logGroupName: "/aws/lambda/x", retentionInDays: 30 }],
    ["kinesis", "PutRecord", { StreamName: "s", Data: Buffer.from("x"), PartitionKey: "k" }],
    ["s3", "PutObject", { Bucket: "b", Key: "k", Body: "text" }],
    ["secretsmanager", "CreateSecret", { Name: "s", SecretString: "x" }],
    ["dynamodb", "PutItem", { TableName: "t", Item: { id: { S: "x" }, n: { N: "1" } } }],
  ] as const) {
    it(`passes a right ${operation} of ${service}`, () => {
      assert.deepEqual(validateRequest(service, operation, input), []);
    });
  }

  for (const [what, service, operation, input, expected] of WRONG) {
    it(`finds ${what}`, () => {
      assert.deepEqual(only(validateRequest(service, operation, input)), [expected]);
    });
  }

  it("names field, value and what is allowed", () => {
    const [problem] = validateRequest("kinesis", "CreateStream", { StreamName: "s", ShardCount: 0 });
    assert.deepEqual(problem, {
      path: "ShardCount",
      rule: "range",
      message: "ShardCount is 0; allowed: at least 1.",
      allowed: "at least 1",
    });
  });

  it("never shows a value that AWS calls sensitive", () => {
    const [problem] = validateRequest("secretsmanager", "CreateSecret", {
      Name: "s",
      SecretString: 5_550_123,
    });
    assert.equal(problem?.message, 'SecretString is "(sensitive)"; allowed: a string.');
  });

  it("leaves alone what is known only after deployment", () => {
    const isUnknown = (value: unknown) => value === "unknown";
    const input = createFunction({ Role: "unknown", Timeout: "unknown", Environment: "unknown" });
    assert.deepEqual(validateRequest("lambda", "CreateFunction", input, { isUnknown }), []);
  });

  it("counts characters as AWS does, not UTF-16 units", () => {
    const input = { Name: "s", Description: "😀".repeat(2048) };
    assert.deepEqual(validateRequest("secretsmanager", "CreateSecret", input), []);
  });

  it("names the operations of a service that lacks the given one", () => {
    assert.throws(
      () => validateRequest("kinesis", "MakeStream", {}),
      /kinesis has no operation MakeStream; it has .*CreateStream/,
    );
  });

  it("takes microseconds once the model is loaded", () => {
    const input = createFunction();
    for (let i = 0; i < 2000; i++) validateRequest("lambda", "CreateFunction", input);
    const begun = process.hrtime.bigint();
    for (let i = 0; i < 5000; i++) validateRequest("lambda", "CreateFunction", input);
    const micros = Number(process.hrtime.bigint() - begun) / 1000 / 5000;
    // 5 µs on an idle machine; the bound leaves room for a busy one.
    assert.ok(micros < 100, `${micros} µs a call`);
  });
});
