import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../local/engine";
import type { Recording } from "../local/gate";
import { REPOSITORY } from "../local/shared/paths";
import { type Command, type CommandContext, EXIT, runCommand } from "./cli";
import { recordFor, STACK_OPTION } from "./recording";
import { REPORT_OPTIONS, reportOf, settingsFor, violationsOf, writeReport } from "./report";
import { planText } from "./report/plan";

const OPTIONS = {
  stack: STACK_OPTION,
  ...REPORT_OPTIONS,
  plan: {
    type: "string",
    placeholder: "FILE",
    description: 'also write what the stack asks for, as "npm run -s plan" prints it',
  },
} as const;

/** Enforces the policy pack on a stack before anything is deployed. */
export const gate: Command<typeof OPTIONS> = {
  usage: "npm run gate --",
  summary:
    "Deploys a stack onto a recording provider in a throw-away state and runs the policy pack over it. Needs no AWS\n" +
    "credentials and no network; nothing is created. As every value is known, every rule is decided. Levels,\n" +
    "parameters and exemptions of the stack stand in policy-pack/stacks/NAME.json.\n" +
    "Exit code 0: no mandatory rule is broken; 1: at least one is; 2: wrong usage, or the program does not run.",
  options: OPTIONS,
  async run(context) {
    const settings = settingsFor(context.options.stack);
    const recording = await record(context);
    if (recording === undefined) return EXIT.usage;
    const { stack, resources, seconds } = recording;
    if (context.options.plan) writeFileSync(context.options.plan, planText(recording));
    const run = { stack, resources: resources.length, seconds };
    return writeReport(reportOf(run, violationsOf(recording), settings), context);
  },
};

async function record(context: CommandContext<typeof OPTIONS>): Promise<Recording | undefined> {
  const { stack } = context.options;
  try {
    return await recordFor(context, stack, join(REPOSITORY, "policy-pack"));
  } catch (error) {
    if (!(error instanceof EngineError) || context.signal.aborted) throw error;
    process.stderr.write(`error: stack "${stack}" cannot be checked: ${error.message}\n`);
    return undefined;
  }
}

if (require.main === module) void runCommand(gate);
