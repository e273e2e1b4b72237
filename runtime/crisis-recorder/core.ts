import { RETENTION } from "../../contracts/retention";
import { NO_SCHOOL } from "../../contracts/tables";
import type { Consumed } from "../shared/consumer";
import { expiresAt } from "../shared/expiry";
import type { Item } from "../shared/item";
import { commonAttributes, timeKey, unknownFields } from "../shared/items";

const NAMED = [
  "student_id_hash",
  "session_id",
  "risk_level",
  "trigger_keywords",
  "requires_human_intervention",
  "school_id",
];

/**
 * The item of a crisis event in `crisis_events`. What came by reference stays there but for the fields that are small
 * by contract: an item holds 400 KB.
 *
 * @param now milliseconds since the epoch; the item may go two years later
 */
export function planCrisis(consumed: Consumed<"safety.crisis.detected">, now: number): Item {
  const { event, reference } = consumed;
  const { data } = event;
  const timestamp = timeKey(event.timestamp, event.event_id);
  return {
    student_id_hash: data.student_id_hash,
    timestamp,
    day: timestamp.slice(0, "YYYY-MM-DD".length),
    // Only what somebody has to act on stands in the index of open crises, until it is closed.
    open_in: data.requires_human_intervention ? (data.school_id ?? NO_SCHOOL) : undefined,
    ...commonAttributes(consumed),
    session_id: data.session_id,
    risk_level: data.risk_level,
    requires_human_intervention: data.requires_human_intervention,
    school_id: data.school_id,
    ...(reference ? {} : { trigger_keywords: data.trigger_keywords, extra: unknownFields(data, NAMED) }),
    expires_at: expiresAt(RETENTION["crisis-events"].tableTtl, now),
  };
}
