import { RETENTION } from "../../contracts/retention";
import type { Consumed } from "../shared/consumer";
import { expiresAt } from "../shared/expiry";
import type { Item } from "../shared/item";
import { commonAttributes, timeKey, unknownFields } from "../shared/items";

const NAMED = ["notification_id", "student_id_hash", "session_id", "counselor_id", "channel", "risk_level"];

/**
 * The item of a notification in `notification_logs`.
 *
 * @param now milliseconds since the epoch; the item may go two years later
 */
export function planNotification(consumed: Consumed<"crisis.notification.required">, now: number): Item {
  const { event, reference } = consumed;
  const { data } = event;
  return {
    notification_id: data.notification_id,
    ...commonAttributes(consumed),
    timestamp: timeKey(event.timestamp, event.event_id),
    student_id_hash: data.student_id_hash,
    session_id: data.session_id,
    counselor_id: data.counselor_id,
    channel: data.channel,
    risk_level: data.risk_level,
    ...(reference ? {} : { extra: unknownFields(data, NAMED) }),
    expires_at: expiresAt(RETENTION["notification-logs"].tableTtl, now),
  };
}

/** The item of a further event about a notification that another event has told of: it stands beside the first one. */
export function beside(item: Item): Item {
  return { ...item, notification_id: `${item["notification_id"]}#${item["event_id"]}` };
}
