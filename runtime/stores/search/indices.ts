import { RETENTION } from "../../../contracts/retention";
import { SEARCH_INDICES, type SearchIndex } from "../../../contracts/search";

const DAY_MS = 86_400_000;

/** Days a document is kept after its event, from the retention manifest. */
export function indexDays(kind: SearchIndex): number {
  return RETENTION[SEARCH_INDICES[kind].dataClass].indexDays;
}

/** Index of the documents whose events were older than the retention when they came, kept so many days from then. */
export function lateIndex(kind: SearchIndex): string {
  return `${kind}-late`;
}

/**
 * The index an event's document belongs in: that of the event's own day, so that one event always has one place, and so
 * that no timestamp makes an index of a day that is over or far away.
 *
 * @param instant the event's time, milliseconds since the epoch
 */
export function indexOf(kind: SearchIndex, instant: number, now: number): string {
  if (instant >= now + 2 * DAY_MS || isOver(kind, instant, now)) return lateIndex(kind);
  return dayIndex(kind, instant);
}

/** `application-logs-2026.11.21` */
export function dayIndex(kind: SearchIndex, instant: number): string {
  return `${kind}-${new Date(instant).toISOString().slice(0, 10).replaceAll("-", ".")}`;
}

/** Whether the last instant of a day lies so far back that its documents may go. */
function isOver(kind: SearchIndex, instant: number, now: number): boolean {
  const end = (Math.floor(instant / DAY_MS) + 1) * DAY_MS;
  return now >= end + indexDays(kind) * DAY_MS;
}

/** Of the given indices those whose day is over; names of another form are left alone. */
export function indicesOver(kind: SearchIndex, names: readonly string[], now: number): string[] {
  return names.filter((name) => {
    const day = /^(.+)-(\d{4})\.(\d{2})\.(\d{2})$/.exec(name);
    return (
      day?.[1] === kind && isOver(kind, Date.UTC(Number(day[2]), Number(day[3]) - 1, Number(day[4])), now)
    );
  });
}
