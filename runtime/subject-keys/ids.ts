import { RETENTION } from "../../contracts/retention";

const DAY_MS = 86_400_000;
const HASH = /^[0-9a-f]{64}$/;

/** Whether it is the key of a student: the id is the `student_id_hash`. */
export function isStudent(id: string): boolean {
  return HASH.test(id);
}

/** Key of events that name no student, one a month of their arrival: `none/2026-11`. */
export function unattributedKey(arrivedAt: number): string {
  return `none/${new Date(arrivedAt).toISOString().slice(0, 7)}`;
}

/** Key of rejected records in which no student can be read, one a day of their arrival: `quarantine/2026-11-21`. */
export function quarantineKey(arrivedAt: number): string {
  return `quarantine/${new Date(arrivedAt).toISOString().slice(0, 10)}`;
}

/** How much longer a student's key is kept than it must be, so that it need not be written at every use. */
const SLACK_DAYS = 30;

/** Longest time a record waits in a stream: a key of a day or month is in use so much longer than that. */
const WAIT_DAYS = RETENTION["event-stream"].auditStreamHours / 24;

/**
 * When a key that is used now may end, milliseconds since the epoch: when the last content under it ends. A key of a
 * student lives on with every use; `due` says when it has to be prolonged.
 */
export function lifeOf(id: string, now: number): { due: number; ends: number } {
  const days = RETENTION["subject-keys"].tableTtl;
  if (isStudent(id)) return { due: now + days * DAY_MS, ends: now + (days + SLACK_DAYS) * DAY_MS };
  const [kind, period = ""] = id.split("/");
  const from = Date.parse(period.length === 7 ? `${period}-01` : period);
  const last = from + (kind === "none" ? 31 + WAIT_DAYS : 1 + WAIT_DAYS) * DAY_MS;
  const ends = last + (kind === "none" ? days : RETENTION.quarantine.object.expire) * DAY_MS;
  return { due: 0, ends };
}
