import assert from "node:assert/strict";
import { ALL_REASONS, wantedAt } from "../../../operations";
import { entry } from "../support/entries";

describe("what the contract wanted at a place", () => {
  const cases: [pointer: string, topic: string, wanted: RegExp][] = [
    ["/data/mood_score", "chat.message.sent", /^number, from 1, up to 10, or nothing$/],
    ["/data/safety_scan/risk_level", "chat.message.sent", /^string, one of LOW, MODERATE, HIGH, CRISIS$/],
    ["/data/trigger_keywords/3", "safety.crisis.detected", /^string$/],
    [
      "/data/phq9_score",
      "chat.message.sent",
      /^number, from 0, up to 27, or nothing \(observer\.session\.completed\)$/,
    ],
    ["/event_id", "chat.message.sent", /^string, like \^evt_/],
    ["/schema_version", "chat.message.sent", /^integer, from 1, or nothing$/],
    ["/data", "audit.event.logged", /^object, with entity_id, actor_id, action, outcome$/],
    ["/data/session_id", "audit.event.logged", /^string, at least 1 characters, at most 512 characters \(/],
    ["/data/no_such_field", "chat.message.sent", /^what the schema of its event_type asks/],
    ["", "unknown", /^what the schema of its event_type asks/],
  ];
  for (const [pointer, topic, wanted] of cases) {
    it(`is said for '${pointer}' of ${topic}`, () => {
      assert.match(wantedAt(entry({ pointer, topic })), wanted);
    });
  }

  it("is said for every reason", () => {
    for (const reason of ALL_REASONS) assert.ok(wantedAt(entry({ reason })).length > 4, reason);
  });
});
