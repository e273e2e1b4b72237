import { parseInstant } from "../../contracts/events/instant";

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A time that cannot be read; the message says what can. */
export class WrongTime extends Error {
  override name = "WrongTime";
}

/**
 * Milliseconds since the epoch of a time as an operator writes it: RFC 3339 (`2026-03-02T10:00:00Z`), a day
 * (`2026-03-02`, its begin in UTC), or how long ago (`90s`, `15m`, `2h`, `3d`, `1w`).
 *
 * @throws WrongTime
 */
export function parseTime(text: string, now: number): number {
  const [, amount, unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  if (amount !== undefined) return now - Number(amount) * (UNITS[unit] ?? 0);
  const instant = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (instant === undefined)
    throw new WrongTime(
      `'${text}' is no time; allowed: 2026-03-02T10:00:00Z, 2026-03-02, or how long ago: 90s, 15m, 2h, 3d, 1w`,
    );
  return instant;
}
