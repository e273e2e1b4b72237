import * as assert from "node:assert/strict";
import { indexOf } from "../../../runtime/stores/search/indices";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const days = (count: number) => NOW + count * DAY_MS;

describe("the index of a document", () => {
  it("is that of its event's own day, in UTC, up to tomorrow", () => {
    assert.equal(indexOf("application-logs", NOW, NOW), "application-logs-2026.06.15");
    assert.equal(indexOf("message-vectors", days(1), NOW), "message-vectors-2026.06.16");
    assert.equal(
      indexOf("message-vectors", Date.UTC(2026, 5, 14, 23, 59, 59, 999), NOW),
      "message-vectors-2026.06.14",
    );
  });

  it("stays the same from the first day to the last, and is the late one after that", () => {
    const at = Date.UTC(2026, 5, 15);
    const end = Date.UTC(2026, 5, 16);
    assert.equal(indexOf("application-logs", at, end + 30 * DAY_MS - 1), "application-logs-2026.06.15");
    assert.equal(indexOf("application-logs", at, end + 30 * DAY_MS), "application-logs-late");
    assert.equal(indexOf("message-vectors", at, end + 90 * DAY_MS - 1), "message-vectors-2026.06.15");
    assert.equal(indexOf("message-vectors", at, end + 90 * DAY_MS), "message-vectors-late");
  });

  it("is never one of a year that no retention reaches", () => {
    for (const instant of [0, Date.UTC(1900, 0, 1), days(2), Date.UTC(9999, 11, 31)])
      assert.equal(indexOf("application-logs", instant, NOW), "application-logs-late");
  });
});
