import { stackOf } from "../policy-pack/model/stack/stack";
import { runRules } from "../policy-pack/run";
import { type Command, runCommand, UsageError } from "./cli";
import { readPlan } from "./plan-file";
import { REPORT_OPTIONS, reportOf, settingsFor, table, writeReport } from "./report";

const OPTIONS = {
  table: { type: "boolean", description: "print a table for people instead of JSON lines" },
  ...REPORT_OPTIONS,
} as const;

/** Runs the policy pack over a plan file, without the engine. */
export const policy: Command<typeof OPTIONS> = {
  usage: "npm run -s policy --",
  summary:
    'Runs the policy pack over a plan: a file of JSON lines {"urn","type","name","props"}, as "npm run -s plan" prints\n' +
    'them ("-" reads stdin). Prints one JSON line per violation: {"rule","level","urn","type","name","message"}.\n' +
    "Levels, parameters and exemptions are those of the stack the URNs name (policy-pack/stacks/NAME.json).\n" +
    "Exit code 0: no mandatory rule is broken; 1: at least one is; 2: the plan cannot be read.",
  options: OPTIONS,
  positionals: { names: ["PLAN"], min: 1 },
  async run(context) {
    if (context.options.table && context.options.json) {
      throw new UsageError("Options '--table' and '--json' exclude each other; allowed: one of them");
    }
    const began = Date.now();
    const plan = readPlan(context.positionals[0] ?? "-");
    const stack = stackOf(plan[0]?.urn ?? "");
    const settings = settingsFor(stack);
    const violations = runRules(plan, undefined, settings);
    const run = { stack, resources: plan.length, seconds: (Date.now() - began) / 1000 };
    const lines = () => violations.map((violation) => JSON.stringify(violation));
    const report = reportOf(run, violations, settings);
    return writeReport(report, context, context.options.table ? table : lines);
  },
};

if (require.main === module) void runCommand(policy);
