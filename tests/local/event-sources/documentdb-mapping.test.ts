import assert from "node:assert/strict";
import { readMapping } from "../../../local/event-sources/mapping";
import { type Mapping, settingsOf, tagsOf } from "../../../local/provider/aws/services/lambda-mapping-shape";

const CLUSTER = "arn:aws:rds:eu-west-1:000000000000:cluster:strata-dev-conversations-db";
const SECRET = `arn:aws:secretsmanager:eu-west-1:000000000000:secret:${"long-name-".repeat(12)}-AbCdEf`;

/** A program's mapping, as the provider hands it to the emulator and the poller finds it there. */
function found(changes: Partial<Mapping> = {}) {
  const program = {
    eventSourceArn: CLUSTER,
    functionName: "roller",
    documentDbEventSourceConfig: { databaseName: "interactions", collectionName: "messages" },
    sourceAccessConfigurations: [{ type: "BASIC_AUTH", uri: SECRET }],
    startingPosition: "TRIM_HORIZON",
    ...changes,
  } as Mapping;
  const tags = tagsOf(program) ?? {};
  const { Enabled, DestinationConfig: _destination, ...settings } = settingsOf(program);
  const listed = {
    ...settings,
    UUID: "u",
    FunctionArn: "arn:aws:lambda:eu-west-1:000000000000:function:roller",
    EventSourceArn: CLUSTER,
    StartingPosition: "TRIM_HORIZON" as const,
    State: Enabled ? "Enabled" : "Disabled",
  };
  return { tags, read: () => readMapping(listed as Parameters<typeof readMapping>[0], tags) };
}

describe("a mapping of a document cluster", () => {
  it("reaches the poller whole, by tags that AWS would take", () => {
    const { tags, read } = found({
      documentDbEventSourceConfig: {
        databaseName: "interactions",
        collectionName: "messages",
        fullDocument: "UpdateLookup",
      },
      batchSize: 500,
      maximumBatchingWindowInSeconds: 1,
    });
    for (const [name, value] of Object.entries(tags)) {
      assert.match(value, /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, name);
      assert.ok(value.length <= 256, name);
    }
    const { source, enabled, batchSize, windowMs, changes } = read();
    assert.deepEqual([source, enabled, batchSize, windowMs], ["documentdb", true, 500, 1_000]);
    assert.deepEqual(changes, {
      database: "interactions",
      collection: "messages",
      fullDocument: "updateLookup",
      secretArn: SECRET,
    });
  });

  it("has AWS's defaults: a hundred changes, half a second, the documents as they changed, all collections", () => {
    const { read } = found({ documentDbEventSourceConfig: { databaseName: "interactions" } });
    const { batchSize, windowMs, changes } = read();
    assert.deepEqual([batchSize, windowMs], [100, 500]);
    assert.deepEqual(changes, { database: "interactions", fullDocument: "default", secretArn: SECRET });
  });

  it("repeats a batch whole and without end, whatever is asked for", () => {
    const { read } = found({
      maximumRetryAttempts: 2,
      maximumRecordAgeInSeconds: 60,
      bisectBatchOnFunctionError: true,
      parallelizationFactor: 5,
      functionResponseTypes: ["ReportBatchItemFailures"],
    });
    const { maximumRetryAttempts, maximumRecordAge, bisect, parallelization, reportsItemFailures } = read();
    assert.deepEqual(
      [maximumRetryAttempts, maximumRecordAge, bisect, parallelization, reportsItemFailures],
      [-1, -1, false, 1, false],
    );
  });

  it("is refused without a database or without a secret", () => {
    assert.throws(() => found({ documentDbEventSourceConfig: {} as never }).read(), /DatabaseName/);
    assert.throws(() => found({ sourceAccessConfigurations: [] }).read(), /BASIC_AUTH/);
  });
});
