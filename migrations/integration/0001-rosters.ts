import type { Migration } from "../migration";
import { connectOnly, DOMAINS, purgeable, RETENTION_PERIODS, rowsOfOneSchool } from "../sql";

const access = connectOnly("integration_db", ["roster_sync", "row_purger"]);

/** Which students a school has, as its student information system says. */
export const rosters: Migration = {
  name: "0001-rosters",
  up: `
${access.up}
${DOMAINS.up}
${RETENTION_PERIODS.up}

CREATE TABLE student_rosters (
  school_id identifier NOT NULL,
  student_id_hash student_id_hash NOT NULL,
  sis_source text NOT NULL CHECK (sis_source IN ('clever', 'classlink')),
  sis_record_id identifier NOT NULL,
  grade_level text CHECK (char_length(grade_level) BETWEEN 1 AND 32),
  enrolled boolean NOT NULL DEFAULT true,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, student_id_hash, sis_source)
);
COMMENT ON COLUMN student_rosters.sis_record_id IS 'Id in the student information system; identifying';
COMMENT ON COLUMN student_rosters.recorded_at IS 'When a synchronisation last brought the student';
CREATE INDEX student_rosters_student ON student_rosters (student_id_hash);
CREATE INDEX student_rosters_record ON student_rosters (sis_record_id);

${rowsOfOneSchool("student_rosters", ["roster_sync"])}
${purgeable("student_rosters", "accounts")}

GRANT SELECT, INSERT, UPDATE ON student_rosters TO roster_sync;`,
  down: `
DROP TABLE student_rosters;
${RETENTION_PERIODS.down}
${DOMAINS.down}
${access.down}`,
};
