import { readFileSync } from "node:fs";
import { PlanError, parsePlan } from "../policy-pack/plan";
import { runRules } from "../policy-pack/run";
import { type Command, EXIT, runCommand, UsageError } from "./cli";

const OPTIONS = {} as const;

/** Runs the policy pack over a plan file, without the engine. */
export const policy: Command<typeof OPTIONS> = {
  usage: "npm run -s policy --",
  summary:
    'Runs the policy pack over a plan: a file of JSON lines {"urn","type","name","props"}, as "npm run -s plan" prints\n' +
    'them ("-" reads stdin). Prints one JSON line per violation: {"rule","level","urn","type","name","message"}.\n' +
    "Exit code 0: no mandatory rule is broken; 1: at least one is; 2: the plan cannot be read.",
  options: OPTIONS,
  positionals: { names: ["PLAN"], min: 1 },
  async run({ positionals: [file = "-"], print }) {
    const violations = runRules(read(file));
    for (const violation of violations) print(JSON.stringify(violation));
    return violations.some(({ level }) => level === "mandatory") ? EXIT.failed : EXIT.ok;
  },
};

function read(file: string) {
  try {
    return parsePlan(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof PlanError) throw new UsageError(`${file}: ${message}`);
    if (code) throw new UsageError(`${file} cannot be read (${code}); allowed: a file of JSON lines, or "-"`);
    throw error;
  }
}

if (require.main === module) void runCommand(policy);
