import { isTopic } from "../topics";
import { type Validation, validateEvent } from "./validate";

const HASH = /^[0-9a-f]{64}$/;

/**
 * Judges an event outside the interaction path. A chat message has `student_id_hash` in the place of `student_id` and no
 * `student_name`; one that still has them was not redacted and must go no further. Other events have one form.
 *
 * @param now milliseconds since the epoch
 */
export function validateRedacted(value: Record<string, unknown>, now: number): Validation {
  const data = value["data"];
  if (value["event_type"] !== "chat.message.sent" || !isTopic(value["event_type"]) || !isObject(data))
    return validateEvent(value, now);
  for (const field of ["student_id", "student_name"])
    if (Object.hasOwn(data, field))
      return { ok: false, reason: "schema_violation", pointer: `/data/${field}` };
  const hash = data["student_id_hash"];
  if (typeof hash !== "string" || !HASH.test(hash))
    return { ok: false, reason: "schema_violation", pointer: "/data/student_id_hash" };
  const verdict = validateEvent({ ...value, data: { ...data, student_id: hash, student_name: "" } }, now);
  return verdict.ok ? { ...verdict, event: value as unknown as typeof verdict.event } : verdict;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
