import { readFileSync } from "node:fs";
import { PlanError, type PlannedResource, parsePlan } from "../policy-pack/plan";
import { UsageError } from "./cli";

/**
 * The plan in a file, as `npm run -s plan` prints it; "-" is stdin.
 * @throws UsageError naming the file, and the line where one is no resource
 */
export function readPlan(file: string): PlannedResource[] {
  try {
    return parsePlan(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof PlanError) throw new UsageError(`${file}: ${message}`);
    if (code) throw new UsageError(`${file} cannot be read (${code}); allowed: a file of JSON lines, or "-"`);
    throw error;
  }
}
