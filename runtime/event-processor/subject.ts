import type { StrataEvent } from "../../contracts/events/event";
import { NO_SUBJECT } from "../../contracts/sealed";
import { isStudent, quarantineKey, unattributedKey } from "../subject-keys/ids";
import type { Pseudonymize } from "./pseudonym";

/** Longest student id of the contract, in characters. */
const LONGEST_ID = 512;

/** What a record says about the student it is about: an id still to be made a pseudonym of, or a pseudonym. */
export type Named = { student_id: string } | { student_id_hash: string };

/** The student that the data of an event names; anything else in these fields names nobody. */
export function namedIn(data: unknown): Named | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { student_id, student_id_hash } = data as Record<string, unknown>;
  if (typeof student_id === "string" && student_id !== "" && student_id.length <= LONGEST_ID)
    return { student_id };
  return typeof student_id_hash === "string" && isStudent(student_id_hash) ? { student_id_hash } : undefined;
}

function pseudonymOf(named: Named, pseudonymize: Pseudonymize): string {
  return "student_id" in named ? pseudonymize(named.student_id) : named.student_id_hash;
}

/** Whom an event is about (`student_id_hash` or `none`) and the key its original is sealed under. */
export interface Subject {
  subject: string;
  keyId: string;
}

/** @param arrivedAt milliseconds since the epoch, the same on every retry */
export function subjectOf(event: StrataEvent, arrivedAt: number, pseudonymize: Pseudonymize): Subject {
  const named = namedIn(event.data);
  if (!named) return { subject: NO_SUBJECT, keyId: unattributedKey(arrivedAt) };
  const subject = pseudonymOf(named, pseudonymize);
  return { subject, keyId: subject };
}

/** The key that the original of a rejected record is sealed under. */
export function rejectedKey(
  named: Named | undefined,
  arrivedAt: number,
  pseudonymize: Pseudonymize | undefined,
): string {
  if (!named) return quarantineKey(arrivedAt);
  if ("student_id_hash" in named) return named.student_id_hash;
  if (!pseudonymize) throw new Error("There is no pseudonym key.");
  return pseudonymOf(named, pseudonymize);
}
