import type { Migration } from "../migration";
import { connectOnly, DOMAINS, purgeable, RETENTION_PERIODS, rowsOfOneSchool } from "../sql";

const access = connectOnly("observer_db", ["session_recorder", "school_reader", "row_purger"]);

/** What completed sessions leave: a summary each, and the clinical scores where some were taken. */
export const sessions: Migration = {
  name: "0001-sessions",
  up: `
${access.up}
${DOMAINS.up}
${RETENTION_PERIODS.up}

CREATE TABLE session_summaries (
  event_id event_id PRIMARY KEY,
  student_id_hash student_id_hash NOT NULL,
  session_id identifier NOT NULL,
  school_id identifier NOT NULL,
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  risk_trajectory text NOT NULL CHECK (risk_trajectory IN ('improving', 'stable', 'worsening')),
  mood_score double precision CHECK (mood_score BETWEEN 1 AND 10),
  summary_text text,
  source text NOT NULL CHECK (char_length(source) BETWEEN 1 AND 128),
  occurred_at timestamptz NOT NULL,
  schema_version integer NOT NULL CHECK (schema_version >= 1),
  extra json,
  recorded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN session_summaries.extra IS 'Fields of the event that the contract does not name';
CREATE INDEX session_summaries_student ON session_summaries (student_id_hash, end_time DESC);
CREATE INDEX session_summaries_session ON session_summaries (session_id);
CREATE INDEX session_summaries_school ON session_summaries (school_id, end_time DESC);
CREATE INDEX session_summaries_worsening ON session_summaries (school_id, end_time DESC)
  WHERE risk_trajectory = 'worsening';

CREATE TABLE clinical_scores (
  event_id event_id PRIMARY KEY,
  student_id_hash student_id_hash NOT NULL,
  session_id identifier NOT NULL,
  school_id identifier NOT NULL,
  phq9_score double precision CHECK (phq9_score BETWEEN 0 AND 27),
  gad7_score double precision CHECK (gad7_score BETWEEN 0 AND 21),
  confidence double precision CHECK (confidence BETWEEN 0 AND 1),
  assessed_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (phq9_score IS NOT NULL OR gad7_score IS NOT NULL)
);
CREATE INDEX clinical_scores_student ON clinical_scores (student_id_hash, assessed_at DESC);
CREATE INDEX clinical_scores_session ON clinical_scores (session_id);
CREATE INDEX clinical_scores_school ON clinical_scores (school_id, assessed_at DESC);

${["session_summaries", "clinical_scores"].map((table) => rowsOfOneSchool(table, ["session_recorder", "school_reader"])).join("\n")}
${purgeable("session_summaries", "session-summaries")}
${purgeable("clinical_scores", "clinical-scores")}

-- ON CONFLICT (event_id) asks for reading that column; the recorder reads nothing else back.
GRANT INSERT, SELECT (event_id) ON session_summaries, clinical_scores TO session_recorder;
GRANT SELECT ON session_summaries, clinical_scores TO school_reader;`,
  down: `
DROP TABLE clinical_scores;
DROP TABLE session_summaries;
${RETENTION_PERIODS.down}
${DOMAINS.down}
${access.down}`,
};
