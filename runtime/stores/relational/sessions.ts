import type { RelationalDatabase, Run } from "./database";

/** A row of `session_summaries`, but for what the table fills in itself. */
export interface SessionSummary {
  event_id: string;
  student_id_hash: string;
  session_id: string;
  school_id: string;
  /** ISO 8601, as the other times. */
  start_time: string;
  end_time: string;
  risk_trajectory: "improving" | "stable" | "worsening";
  /** 1 to 10. */
  mood_score: number | null;
  summary_text: string | null;
  source: string;
  occurred_at: string;
  schema_version: number;
  /** JSON text of the fields the contract does not name. */
  extra: string | null;
}

/** A row of `clinical_scores`, likewise; at least one of the two scores is there. */
export interface ClinicalScores {
  event_id: string;
  student_id_hash: string;
  session_id: string;
  school_id: string;
  /** 0 to 27. */
  phq9_score: number | null;
  /** 0 to 21. */
  gad7_score: number | null;
  /** 0 to 1. */
  confidence: number | null;
  assessed_at: string;
}

const RECORD_SUMMARY = insertOnce("session_summaries", [
  "event_id",
  "student_id_hash",
  "session_id",
  "school_id",
  "start_time",
  "end_time",
  "risk_trajectory",
  "mood_score",
  "summary_text",
  "source",
  "occurred_at",
  "schema_version",
  "extra",
] satisfies (keyof SessionSummary)[]);

const RECORD_SCORES = insertOnce("clinical_scores", [
  "event_id",
  "student_id_hash",
  "session_id",
  "school_id",
  "phq9_score",
  "gad7_score",
  "confidence",
  "assessed_at",
] satisfies (keyof ClinicalScores)[]);

/**
 * Records a session, and its scores where there are some, both or neither; an event that stands already changes nothing.
 *
 * @throws RelationalFailure
 */
export async function recordSession(
  database: RelationalDatabase,
  { summary, scores }: { summary: SessionSummary; scores: ClinicalScores | undefined },
): Promise<void> {
  await database.inSchool(summary.school_id, async (run) => {
    await RECORD_SUMMARY(run, summary);
    if (scores) await RECORD_SCORES(run, scores);
  });
}

/** The verb that inserts a row with these columns unless its event has one. */
function insertOnce<C extends string>(table: string, columns: readonly C[]) {
  const places = columns.map((_, at) => `$${at + 1}`);
  const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")}) ON CONFLICT (event_id) DO NOTHING`;
  return (run: Run, row: Record<C, unknown>) =>
    run(
      sql,
      columns.map((column) => row[column]),
    );
}
