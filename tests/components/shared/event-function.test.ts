import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EventFunction, type EventFunctionArgs } from "../../../components/shared/event-function";
import { allow } from "../../../components/shared/iam";
import type { CrisisRecorderSettings } from "../../../runtime/crisis-recorder/handler";
import { statementsOf } from "../../support/access";
import { recordEngine } from "../../support/engine";
import { packageOf } from "../../support/package";

type Args = EventFunctionArgs<"crisis-recorder", CrisisRecorderSettings>;

describe("EventFunction", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const create = (changes: Partial<Args> = {}) =>
    engine.registrations(
      () =>
        new EventFunction<"crisis-recorder", CrisisRecorderSettings>("scribe", {
          job: "crisis-recorder",
          factory: "crisisRecorderFactory",
          settings: pulumi.output({
            table: "crises",
            quarantineBucket: "cage",
            quarantineTable: "index",
            claimCheckBucket: "checks",
          }),
          description: "Writes",
          statements: [allow(["dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/crises")],
          dataClass: "crisis-events",
          timeoutSeconds: 10,
          memoryMiB: 256,
          concurrency: 3,
          logKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
          ...changes,
        }),
    );
  const part = async (name: string, changes: Partial<Args> = {}) => {
    const found = (await create(changes)).find((resource) => resource.name === `scribe-${name}`);
    assert.ok(found, `no child ${name}`);
    return found;
  };

  it("registers exactly these children, named after the component", async () => {
    const names = (await create()).map(({ name }) => name.replace(/^scribe-?/, "")).sort();
    assert.deepEqual(names, [
      "",
      "access",
      "access-attachment",
      "fn",
      "logs",
      "operation",
      "operation-attachment",
      "role",
    ]);
  });

  it("runs on the newest runtime with the limits it is given", async () => {
    const { inputs } = await part("fn");
    const { runtime, architectures, timeout, memorySize, reservedConcurrentExecutions, tracingConfig } =
      inputs;
    assert.deepEqual(
      { runtime, architectures, timeout, memorySize, reservedConcurrentExecutions, tracingConfig },
      {
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        timeout: 10,
        memorySize: 256,
        reservedConcurrentExecutions: 3,
        tracingConfig: { mode: "Active" },
      },
    );
    assert.equal(inputs["role"], "arn:aws:iam::111122223333:role/scribe-role");
    assert.equal(inputs["environment"], undefined);
  });

  it("logs as JSON into a group of its own, encrypted, for 30 days", async () => {
    assert.deepEqual((await part("fn")).inputs["loggingConfig"], {
      logFormat: "JSON",
      applicationLogLevel: "INFO",
      systemLogLevel: "WARN",
      logGroup: "scribe-logs",
    });
    const { retentionInDays, kmsKeyId } = (await part("logs")).inputs;
    assert.deepEqual([retentionInDays, kmsKeyId], [30, "arn:aws:kms:eu-west-1:111122223333:key/logs"]);
  });

  it("may do what it is given, write its own logs, trace, and nothing else", async () => {
    const group = "arn:aws:logs:eu-west-1:111122223333:log-group:scribe-logs";
    assert.deepEqual(statementsOf((await part("access")).inputs["policy"]), [
      {
        Effect: "Allow",
        Action: ["dynamodb:PutItem"],
        Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/crises",
      },
    ]);
    assert.deepEqual(statementsOf((await part("operation")).inputs["policy"]), [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [group, `${group}:log-stream:*`],
      },
      { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" },
    ]);
  });

  it("acts under a role that only Lambda may assume and that names its job", async () => {
    const { assumeRolePolicy, tags } = (await part("role")).inputs;
    assert.deepEqual(statementsOf(assumeRolePolicy), [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    assert.deepEqual(tags, {
      DataClassification: "Pseudonymous",
      Retention: "crisis-events",
      Job: "strata/test/crisis-recorder",
    });
  });

  it("packs its serialized factory and one bundle, nothing else", async () => {
    const files = await packageOf(await part("fn"));
    assert.deepEqual(Object.keys(files).sort(), [
      ".local/functions/crisis-recorder/handler.js",
      "__index.js",
    ]);
  });

  it("serializes to the same text every time", async () => {
    const [one, other] = [await packageOf(await part("fn")), await packageOf(await part("fn"))];
    assert.equal(one["__index.js"]?.equals(other["__index.js"] ?? Buffer.alloc(0)), true);
  });

  it("hands its settings to the factory", async () => {
    const text = String((await packageOf(await part("fn")))["__index.js"]);
    assert.match(
      text,
      /\{table: "crises", quarantineBucket: "cage", quarantineTable: "index", claimCheckBucket: "checks"\}/,
    );
    assert.match(text, /crisisRecorderFactory/);
  });
});
