import assert from "node:assert/strict";
import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import { readMapping } from "../../../local/event-sources/mapping";

const listed = (change: Partial<EventSourceMappingConfiguration> = {}): EventSourceMappingConfiguration => ({
  UUID: "m-1",
  EventSourceArn: "arn:aws:kinesis:us-east-1:000000000000:stream/chat",
  FunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:chat",
  State: "Disabled",
  StartingPosition: "TRIM_HORIZON",
  ...change,
});
const enabled = { "strata:enabled": "true" };

describe("a listed stream mapping", () => {
  it("has AWS's defaults", () => {
    assert.deepEqual(readMapping(listed(), enabled), {
      uuid: "m-1",
      functionArn: "arn:aws:lambda:us-east-1:000000000000:function:chat",
      sourceArn: "arn:aws:kinesis:us-east-1:000000000000:stream/chat",
      source: "kinesis",
      enabled: true,
      batchSize: 100,
      windowMs: 0,
      parallelization: 1,
      maximumRetryAttempts: -1,
      maximumRecordAge: -1,
      bisect: false,
      reportsItemFailures: false,
      startingPosition: "TRIM_HORIZON",
    });
  });

  it("is not enabled without its tag", () => assert.equal(readMapping(listed(), {}).enabled, false));

  it("takes what its overriding tag says above what is listed", () => {
    const tags = { ...enabled, "strata:mapping": JSON.stringify({ BatchSize: 7 }) };
    assert.equal(readMapping(listed({ BatchSize: 10 }), tags).batchSize, 7);
  });

  it("reads the starting time in seconds and as text", () => {
    const at = (StartingPositionTimestamp: unknown) =>
      readMapping(listed({ StartingPosition: "AT_TIMESTAMP" }), {
        ...enabled,
        "strata:mapping": JSON.stringify({ StartingPositionTimestamp }),
      }).startingTimestamp?.toISOString();
    assert.equal(at(1_700_000_000), "2023-11-14T22:13:20.000Z");
    assert.equal(at("2023-11-14T22:13:20Z"), "2023-11-14T22:13:20.000Z");
  });

  const REFUSED: [string, Partial<EventSourceMappingConfiguration>, RegExp][] = [
    [
      "is enabled on the emulator too",
      { State: "Enabled" },
      /create it with Enabled: false and the tag strata:enabled=true/,
    ],
    [
      "has a tumbling window",
      { TumblingWindowInSeconds: 30 },
      /TumblingWindowInSeconds 30 is not realised; allowed is 0/,
    ],
    [
      "has no starting time",
      { StartingPosition: "AT_TIMESTAMP" },
      /AT_TIMESTAMP needs .* StartingPositionTimestamp/,
    ],
    [
      "has a pattern that is no JSON",
      { FilterCriteria: { Filters: [{ Pattern: "{" }] } },
      /filter pattern \{ must be/,
    ],
  ];
  for (const [title, change, message] of REFUSED)
    it(`is refused when it ${title}`, () =>
      assert.throws(() => readMapping(listed(change), enabled), message));
});
