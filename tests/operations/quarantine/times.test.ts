import assert from "node:assert/strict";
import { parseTime } from "../../../operations";

const NOW = Date.UTC(2026, 2, 2, 12);

describe("a time that an operator writes", () => {
  const cases: [string, string][] = [
    ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000Z"],
    ["2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["90s", "2026-03-02T11:58:30.000Z"],
    ["15m", "2026-03-02T11:45:00.000Z"],
    ["2h", "2026-03-02T10:00:00.000Z"],
    ["3d", "2026-02-27T12:00:00.000Z"],
    ["1w", "2026-02-23T12:00:00.000Z"],
  ];
  for (const [text, expected] of cases) {
    it(`is ${expected} for ${text}`, () => {
      assert.equal(new Date(parseTime(text, NOW)).toISOString(), expected);
    });
  }

  for (const text of ["yesterday", "2026-02-30", "2026-03-01 10:00", "-2h", "2 h", "2y", "", "1e3s"]) {
    it(`is refused for '${text}', saying what is allowed`, () => {
      assert.throws(() => parseTime(text, NOW), /is no time; allowed: 2026-03-02T10:00:00Z, .* 2h, 3d, 1w$/);
    });
  }
});
