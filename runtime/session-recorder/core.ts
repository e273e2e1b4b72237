import { parseInstant } from "../../contracts/events/instant";
import type { Consumed } from "../shared/consumer";
import { unknownFields } from "../shared/items";
import { StoreRefusal } from "../shared/store-quarantine";
import type { ClinicalScores, SessionSummary } from "../stores/relational/sessions";

const NAMED = [
  "student_id_hash",
  "session_id",
  "school_id",
  "start_time",
  "end_time",
  "risk_trajectory",
  "phq9_score",
  "gad7_score",
  "confidence",
  "mood_score",
  "summary_text",
];

/** Largest value of a column of type `integer`. */
const MAX_INTEGER = 2_147_483_647;

/** PostgreSQL's calendar has no year 0. */
const FIRST_INSTANT_MS = Date.parse("0001-01-01T00:00:00Z");

/**
 * The rows a completed session leaves.
 *
 * @throws StoreRefusal where a field has no form in the database
 */
export function planSession({ event }: Consumed<"observer.session.completed">): {
  summary: SessionSummary;
  scores: ClinicalScores | undefined;
} {
  const { data } = event;
  const ids = {
    event_id: event.event_id,
    student_id_hash: data.student_id_hash,
    session_id: text(data.session_id, "/data/session_id"),
    school_id: text(data.school_id, "/data/school_id"),
  };
  const end_time = instant(data.end_time, "/data/end_time");
  const summary = {
    ...ids,
    start_time: instant(data.start_time, "/data/start_time"),
    end_time,
    risk_trajectory: data.risk_trajectory,
    mood_score: data.mood_score ?? null,
    summary_text: data.summary_text === undefined ? null : text(data.summary_text, "/data/summary_text"),
    source: text(event.source, "/source"),
    occurred_at: instant(event.timestamp, "/timestamp"),
    schema_version: integer(event.schema_version ?? 1, "/schema_version"),
    extra: unknownFields(data, NAMED) ?? null,
  };
  const { phq9_score = null, gad7_score = null, confidence = null } = data;
  const scored = phq9_score !== null || gad7_score !== null;
  return {
    summary,
    scores: scored ? { ...ids, phq9_score, gad7_score, confidence, assessed_at: end_time } : undefined,
  };
}

/** With the `u` flag whole pairs are no surrogates. */
const HALF_PAIR = /\p{Surrogate}/u;

/** PostgreSQL stores no NUL, and UTF-8 has no half of a surrogate pair: sent as it is, another text would be stored. */
function text(value: string, pointer: string): string {
  if (value.includes("\0") || HALF_PAIR.test(value)) throw new StoreRefusal("invalid_text", pointer);
  return value;
}

/** Milliseconds are what the contract's reader of times keeps. */
function instant(value: string, pointer: string): string {
  const ms = parseInstant(value);
  if (ms === undefined || ms < FIRST_INSTANT_MS) throw new StoreRefusal("value_out_of_range", pointer);
  return new Date(ms).toISOString();
}

function integer(value: number, pointer: string): number {
  if (value > MAX_INTEGER) throw new StoreRefusal("value_out_of_range", pointer);
  return value;
}
