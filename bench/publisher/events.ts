import { createHash } from "node:crypto";
import type { StrataEvent } from "../../contracts/events/event";
import { createRandom } from "../generate/random";

/** Sessions under way at once; each event is one's. */
const SESSIONS = 20_000;
const START = Date.UTC(2025, 8, 1);

const WORDS =
  "I could not sleep before the test but talking about it with you helped and now my plan for the week looks better".split(
    " ",
  );

/**
 * Valid events as an application sends them: nine chat messages of ten, of about 400 bytes, and the others in turn.
 * The same number gives the same events, everywhere.
 */
export function* contractEvents(count: number): Generator<StrataEvent> {
  const random = createRandom(5);
  const hash = (session: number) => createHash("sha256").update(String(session)).digest("hex");
  for (let at = 0; at < count; at++) {
    const session = random.below(SESSIONS);
    const envelope = {
      event_id: `evt_${random.hex(16)}`,
      timestamp: new Date(START + at * 40).toISOString(),
      source: "chat-service",
    };
    const session_id = `sess-${session}`;
    if (at % 10 > 0) {
      const length = 8 + random.below(30);
      const message = Array.from({ length }, () => WORDS[random.below(WORDS.length)]).join(" ");
      yield {
        ...envelope,
        event_type: "chat.message.sent",
        data: {
          student_id: `S${session}`,
          student_name: "Zoë Marlowe-Quist",
          school_id: "school-7",
          session_id,
          message_id: `msg-${at}`,
          role: at % 2 === 0 ? "student" : "assistant",
          message,
          mood_score: 1 + random.below(10),
          safety_scan: { risk_level: "LOW", keywords_matched: [] },
        },
      };
    } else if (at % 20 === 0) {
      yield {
        ...envelope,
        event_type: "observer.session.completed",
        data: {
          student_id_hash: hash(session),
          session_id,
          school_id: "school-7",
          start_time: "2025-09-01T10:00:00Z",
          end_time: "2025-09-01T10:30:00.500Z",
          risk_trajectory: "stable",
          phq9_score: random.below(28),
          summary_text: "went well",
        },
      };
    } else {
      yield {
        ...envelope,
        event_type: "audit.event.logged",
        data: {
          entity_id: `record-${session}`,
          actor_id: "staff-9",
          action: "record.read",
          outcome: "success",
          details: { reason: "review" },
        },
      };
    }
  }
}
