import type { Migration } from "../migration";
import { connectOnly, DOMAINS, purgeable, RETENTION_PERIODS, rowsOfOneSchool } from "../sql";

const access = connectOnly("analytics_db", ["mood_aggregator", "school_reader", "row_purger"]);

/** Fewest students an aggregate may speak of. Of fewer, neither their scores nor their number is stored. */
const SMALLEST_GROUP = 5;

/** Days of a school, and weeks; a group that is too small stands there as suppressed, without any number. */
export const aggregates: Migration = {
  name: "0001-aggregates",
  up: `
${access.up}
${DOMAINS.up}
${RETENTION_PERIODS.up}

CREATE TABLE daily_mood_scores (
  school_id identifier NOT NULL,
  day date NOT NULL,
  group_size integer CHECK (group_size >= ${SMALLEST_GROUP}),
  mean_mood double precision CHECK (mean_mood BETWEEN 1 AND 10),
  suppressed boolean GENERATED ALWAYS AS (group_size IS NULL) STORED,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, day),
  CONSTRAINT no_small_groups CHECK (num_nulls(group_size, mean_mood) IN (0, 2))
);

CREATE TABLE weekly_trends (
  school_id identifier NOT NULL,
  week_start date NOT NULL CHECK (extract(isodow FROM week_start) = 1),
  group_size integer CHECK (group_size >= ${SMALLEST_GROUP}),
  mean_mood double precision CHECK (mean_mood BETWEEN 1 AND 10),
  mood_change double precision CHECK (mood_change BETWEEN -9 AND 9),
  worsening_share double precision CHECK (worsening_share BETWEEN 0 AND 1),
  suppressed boolean GENERATED ALWAYS AS (group_size IS NULL) STORED,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, week_start),
  CONSTRAINT no_small_groups CHECK (
    CASE WHEN group_size IS NULL THEN num_nonnulls(mean_mood, mood_change, worsening_share) = 0
    ELSE mean_mood IS NOT NULL END
  )
);
COMMENT ON COLUMN weekly_trends.mood_change IS 'Against the week before; null where that one is missing or suppressed';
COMMENT ON COLUMN weekly_trends.worsening_share IS 'Share of the week''s sessions with a worsening trajectory';

${["daily_mood_scores", "weekly_trends"].map((table) => rowsOfOneSchool(table, ["mood_aggregator", "school_reader"])).join("\n")}
${["daily_mood_scores", "weekly_trends"].map((table) => purgeable(table, "aggregates")).join("\n")}

GRANT SELECT, INSERT, UPDATE ON daily_mood_scores, weekly_trends TO mood_aggregator;
GRANT SELECT ON daily_mood_scores, weekly_trends TO school_reader;`,
  down: `
DROP TABLE weekly_trends;
DROP TABLE daily_mood_scores;
${RETENTION_PERIODS.down}
${DOMAINS.down}
${access.down}`,
};
