import type { Migration } from "../migration";
import { auditable } from "../sql";

export const auditor: Migration = {
  name: "0002-auditor",
  ...auditable("integration_db", ["student_rosters"]),
};
