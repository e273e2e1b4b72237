import * as assert from "node:assert/strict";
import { parseInstant } from "../../contracts/events/instant";
import { validateEvent } from "../../contracts/events/validate";
import { event, NOW } from "../runtime/support/events";

describe("the time of an event", () => {
  const verdict = (timestamp: string) =>
    validateEvent(event("audit.event.logged", {}, { timestamp }) as unknown as Record<string, unknown>, NOW);

  for (const good of [
    "2026-03-02T11:59:00Z",
    "2026-03-02T11:59:00.1Z",
    "2026-03-02T11:59:00.123456789Z",
    "2026-03-02T11:59Z",
    "2024-02-29T00:00:00Z",
    "2000-02-29T23:59:59Z",
    "1969-12-31T23:59:59Z",
    new Date(NOW + 86_400_000).toISOString(),
  ]) {
    it(`may be ${good}`, () => assert.equal(verdict(good).ok, true));
  }

  for (const bad of [
    "",
    "yesterday",
    "2026-03-02",
    "2026-03-02T11:59:00",
    "2026-03-02 11:59:00Z",
    "2026-03-02T11:59:00+00:00",
    "2026-03-02t11:59:00z",
    "20260302T115900Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00.1234567890Z",
    "２０２６-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z\n",
    new Date(NOW + 86_400_001).toISOString(),
    "9999-12-31T23:59:59Z",
  ]) {
    it(`may not be ${JSON.stringify(bad)}`, () => {
      assert.deepEqual(verdict(bad), { ok: false, reason: "invalid_timestamp", pointer: "/timestamp" });
    });
  }

  it("keeps its offset where one is allowed", () => {
    assert.equal(parseInstant("2026-01-01T02:00:00+02:00"), Date.UTC(2026, 0, 1));
    assert.equal(parseInstant("2026-01-01T02:00:00+24:00"), undefined);
  });
});
