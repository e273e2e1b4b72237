import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { REPOSITORY } from "../local/shared/paths";
import { stackOf } from "../policy-pack/model/stack/stack";
import { Baseline } from "../policy-pack/mutation/baseline";
import { CATALOGUE } from "../policy-pack/mutation/catalogue";
import { mutationDocument } from "../policy-pack/mutation/document";
import type { Mutation } from "../policy-pack/mutation/mutation";
import { type MutationReport, reachesTarget, Tallies } from "../policy-pack/mutation/report";
import { blocks, judgeMutants } from "../policy-pack/mutation/run";
import { type Judged, mutationLines } from "../policy-pack/mutation/table";
import type { PlannedResource } from "../policy-pack/plan";
import { RULES } from "../policy-pack/policies";
import { type Command, type CommandContext, EXIT, JSON_FLAG, runCommand, UsageError } from "./cli";
import { readPlan } from "./plan-file";
import { recordFor } from "./recording";
import { settingsFor } from "./report";

const OPTIONS = {
  stack: {
    type: "string",
    default: "all",
    choices: ["dev", "prod", "minimal", "all"],
    description: "the stack to break; minimal has no stores, no network and no copies",
  },
  plan: {
    type: "strings",
    placeholder: "FILE",
    description: "a plan as `npm run -s plan` prints it, instead of a stack",
  },
  type: {
    type: "string",
    placeholder: "TEXT",
    description: "only resources whose type holds this, such as s3/ or Queue",
  },
  rule: { type: "string", placeholder: "ID", description: "judge by one rule only, to see what it catches" },
  sample: { type: "integer", min: 1, max: 1000, default: 1, description: "judge every Nth mutant only" },
  json: JSON_FLAG,
  write: { type: "boolean", description: "also write docs/mutation.md; takes all stacks and every mutant" },
} as const;

type Context = CommandContext<typeof OPTIONS>;

/** Stack files that no deployment uses. */
const TEST_STACKS = join(REPOSITORY, "tests", "policy-pack", "mutation", "stacks");

/** Breaks recorded plans one property at a time, to see which breaks the policy pack does not find. */
export const mutate: Command<typeof OPTIONS> = {
  usage: "npm run mutate --",
  summary:
    "Breaks one property after the other of every resource that a stack asks for, as policy-pack/mutation/catalogue\n" +
    "states them, and counts which mutants a mandatory rule finds. Needs no AWS credentials; nothing is created.\n" +
    "Exit code 0: every mandatory mutant and 95 % of all are found, and the stacks as they are break no rule;\n" +
    "1: they are not; 2: wrong usage.",
  options: OPTIONS,
  async run(context) {
    const { options } = context;
    const rules = options.rule === undefined ? RULES : RULES.filter(({ id }) => id === options.rule);
    if (rules.length === 0)
      throw new UsageError(`Option '--rule' is '${options.rule}'; allowed: a rule of the pack`);
    const catalogue = CATALOGUE.map((mutation) => only(mutation, options.type)).filter(
      ({ types }) => types.length > 0,
    );
    if (options.write && !isWhole(context)) {
      throw new UsageError("Option '--write' takes all stacks, types and rules; allowed: no other option");
    }
    const tallies = new Tallies();
    const stacks: Judged[] = [];
    for await (const plan of plans(context))
      stacks.push(await judge(context, plan, rules, catalogue, tallies));
    context.progress.end();
    const report = tallies.report();
    if (options.json) context.json({ stacks, ...report });
    else for (const line of mutationLines(stacks, report)) context.print(line);
    if (options.write)
      writeFileSync(join(REPOSITORY, "docs", "mutation.md"), mutationDocument(stacks, report));
    return passes(stacks, report) ? EXIT.ok : EXIT.failed;
  },
};

function passes(stacks: readonly Judged[], report: MutationReport): boolean {
  return reachesTarget(report) && stacks.every(({ violations }) => violations === 0);
}

function isWhole({ options }: Context): boolean {
  return (
    options.stack === "all" && !options.plan.length && !options.type && !options.rule && options.sample === 1
  );
}

function only(mutation: Mutation, text = ""): Mutation {
  return { ...mutation, types: mutation.types.filter((type) => type.includes(text)) };
}

/** The plans to break, each recorded when the one before it is done. */
async function* plans(
  context: Context,
): AsyncGenerator<{ stack: string; resources: readonly PlannedResource[] }> {
  const { stack, plan } = context.options;
  for (const file of plan) {
    const resources = readPlan(file);
    yield { stack: stackOf(resources[0]?.urn ?? "") || basename(file), resources };
  }
  if (plan.length > 0) return;
  for (const name of stack === "all" ? ["dev", "prod", "minimal"] : [stack]) {
    const { resources } = await recordFor(
      context,
      name,
      undefined,
      name === "minimal" ? TEST_STACKS : undefined,
    );
    yield { stack: name, resources };
  }
}

/** Milliseconds after which a signal is looked for. */
const BREATH_MS = 50;

async function judge(
  { options, progress, signal }: Context,
  { stack, resources }: { stack: string; resources: readonly PlannedResource[] },
  rules: typeof RULES,
  catalogue: readonly Mutation[],
  tallies: Tallies,
): Promise<Judged> {
  const began = performance.now();
  const baseline = new Baseline(resources, rules, settingsFor(stack));
  let mutants = 0;
  let breath = performance.now();
  for (const outcome of judgeMutants(baseline, resources, catalogue, options.sample)) {
    tallies.add(stack, outcome);
    mutants++;
    if (performance.now() - breath < BREATH_MS) continue;
    progress.step(`break ${stack}: ${mutants} mutants, ${outcome.name}`);
    await setImmediate();
    signal.throwIfAborted();
    breath = performance.now();
  }
  return {
    stack,
    resources: resources.length,
    violations: baseline.violations.filter(blocks).length,
    mutants,
    seconds: (performance.now() - began) / 1000,
  };
}

if (require.main === module) void runCommand(mutate);
