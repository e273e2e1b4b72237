import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../local/engine";
import type { Recording } from "../local/gate";
import { REPOSITORY } from "../local/shared/paths";
import { RULES } from "../policy-pack/policies";
import { type Command, type CommandContext, EXIT, JSON_FLAG, runCommand } from "./cli";
import { type Finding, findingsOf, reportJson, sarif, table } from "./gate-report";
import { recordFor, STACK_OPTION } from "./recording";

const OPTIONS = {
  stack: STACK_OPTION,
  json: JSON_FLAG,
  sarif: { type: "string", placeholder: "FILE", description: "also write the findings as SARIF 2.1.0" },
} as const;

/** Enforces the policy pack on a stack before anything is deployed. */
export const gate: Command<typeof OPTIONS> = {
  usage: "npm run gate --",
  summary:
    "Deploys a stack onto a recording provider in a throw-away state and runs the policy pack over it. Needs no AWS\n" +
    "credentials and no network; nothing is created. As every value is known, every rule is decided.\n" +
    "Exit code 0: no mandatory rule is broken; 1: at least one is; 2: wrong usage, or the program does not run.",
  options: OPTIONS,
  async run(context) {
    const { options } = context;
    const recording = await record(context);
    if (recording === undefined) return EXIT.usage;
    const findings = findingsOf(recording);
    const passed = !findings.some(({ level }) => level === "mandatory");
    if (options.sarif) writeFileSync(options.sarif, `${JSON.stringify(sarif(findings), undefined, 2)}\n`);
    if (options.json) context.json(reportJson(recording, findings));
    else for (const line of lines(recording, findings)) context.print(line);
    return passed ? EXIT.ok : EXIT.failed;
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

function lines(recording: Recording, findings: readonly Finding[]): string[] {
  const count = (level: string) => findings.filter((finding) => finding.level === level).length;
  const kept = RULES.length - new Set(findings.map(({ rule }) => rule)).size;
  const summary =
    `stack "${recording.stack}": ${recording.resources.length} resources, ${kept} of ${RULES.length} rules kept, ` +
    `${count("mandatory")} mandatory and ${count("advisory")} advisory violations (${recording.seconds.toFixed(1)} s)`;
  return [...table(findings), summary];
}

if (require.main === module) void runCommand(gate);
