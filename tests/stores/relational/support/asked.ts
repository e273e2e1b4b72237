import type { RelationalDatabase } from "../../../../runtime/stores/relational/database";
import { openDatabase } from "../../../../runtime/stores/relational/database";
import { SESSION_QUERIES, type SessionQuery } from "../../../../runtime/stores/relational/queries";
import { type Session, session } from "./recorder";
import type { Server } from "./server";

export const SCHOOLS = ["north", "south"] as const;
const STUDENTS = ["a", "b", "c"].map((digit) => digit.repeat(64));
const TRAJECTORIES = ["improving", "stable", "worsening"];
const FROM = "2026-01-01T00:00:00Z";
const TO = "2027-01-01T00:00:00Z";

/** Sixty sessions over schools, students, trajectories and days; two events each of some. */
export function manySessions(): Session[] {
  return Array.from({ length: 60 }, (_, at) =>
    session({
      school_id: SCHOOLS[at % 2],
      student_id_hash: STUDENTS[at % 3],
      session_id: `sess-${Math.floor(at / 1.25)}`,
      risk_trajectory: TRAJECTORIES[Math.floor(at / 5) % 3],
      end_time: new Date(Date.UTC(2026, 0, 1 + at, 12)).toISOString(),
      phq9_score: at % 4 === 0 ? undefined : at % 27,
      gad7_score: at % 8 === 0 ? undefined : at % 21,
    }),
  );
}

/** The values a documented query is asked with, for one school. */
export const VALUES: Record<SessionQuery, (school: string) => unknown[]> = {
  sessionsOfStudent: () => [STUDENTS[0], FROM, TO, 5],
  scoresOfStudent: () => [STUDENTS[1], FROM, TO, 5],
  session: () => ["sess-4"],
  scoresOfSession: () => ["sess-4"],
  sessionsOfSchool: (school) => [school, FROM, TO, 10],
  worseningInSchool: (school) => [school, "2026-02-01T00:00:00Z", 10],
};

/** The answers to all documented queries, asked for each school as a reader of it. */
export async function answers(server: Server): Promise<Record<string, unknown[]>> {
  const user = "school_reader";
  const database = openDatabase(server.asUser({ database: "observer_db", user }, await server.allowed(user)));
  const found: Record<string, unknown[]> = {};
  for (const school of SCHOOLS) {
    for (const query of Object.keys(SESSION_QUERIES) as SessionQuery[]) {
      found[`${query} of ${school}`] = await ask(database, school, query);
    }
  }
  await database.close();
  return found;
}

function ask(database: RelationalDatabase, school: string, query: SessionQuery): Promise<unknown[]> {
  return database.inSchool(school, (run) => run(SESSION_QUERIES[query].sql, VALUES[query](school)));
}
