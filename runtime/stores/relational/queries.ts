/**
 * The questions the tables of sessions are made for, each with the index that answers it. Every one is asked inside
 * `inSchool`: row-level security adds the school to it. Described in docs/access-patterns.md.
 */
export const SESSION_QUERIES = {
  sessionsOfStudent: {
    index: "session_summaries_student",
    sql: `SELECT event_id, session_id, start_time, end_time, risk_trajectory, mood_score
FROM session_summaries
WHERE student_id_hash = $1 AND end_time >= $2 AND end_time < $3
ORDER BY end_time DESC LIMIT $4`,
  },
  scoresOfStudent: {
    index: "clinical_scores_student",
    sql: `SELECT event_id, session_id, phq9_score, gad7_score, confidence, assessed_at
FROM clinical_scores
WHERE student_id_hash = $1 AND assessed_at >= $2 AND assessed_at < $3
ORDER BY assessed_at DESC LIMIT $4`,
  },
  session: {
    index: "session_summaries_session",
    sql: `SELECT event_id, student_id_hash, start_time, end_time, risk_trajectory, mood_score, summary_text
FROM session_summaries
WHERE session_id = $1
ORDER BY end_time DESC, event_id`,
  },
  scoresOfSession: {
    index: "clinical_scores_session",
    sql: `SELECT event_id, student_id_hash, phq9_score, gad7_score, confidence, assessed_at
FROM clinical_scores
WHERE session_id = $1
ORDER BY assessed_at DESC, event_id`,
  },
  sessionsOfSchool: {
    index: "session_summaries_school",
    sql: `SELECT event_id, student_id_hash, session_id, end_time, risk_trajectory
FROM session_summaries
WHERE school_id = $1 AND end_time >= $2 AND end_time < $3
ORDER BY end_time DESC LIMIT $4`,
  },
  worseningInSchool: {
    index: "session_summaries_worsening",
    sql: `SELECT event_id, student_id_hash, session_id, end_time
FROM session_summaries
WHERE school_id = $1 AND risk_trajectory = 'worsening' AND end_time >= $2
ORDER BY end_time DESC LIMIT $3`,
  },
} as const;

export type SessionQuery = keyof typeof SESSION_QUERIES;
