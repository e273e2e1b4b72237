import type { Migration } from "../migration";
import { auditable } from "../sql";

export const auditor: Migration = {
  name: "0002-auditor",
  ...auditable("analytics_db", ["daily_mood_scores", "weekly_trends"]),
};
