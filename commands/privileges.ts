import { readFileSync, writeFileSync } from "node:fs";
import { type Comparison, privilegesOf, type Right, usedIn } from "../operations/privileges";
import type { PlannedResource } from "../policy-pack/plan";
import { type Command, EXIT, JSON_FLAG, runCommand, UsageError } from "./cli";
import { recordFor, STACK_OPTION } from "./recording";

const OPTIONS = {
  stack: STACK_OPTION,
  used: {
    type: "strings",
    placeholder: "FILE",
    description: "used-actions.jsonl of local stacks (STRATA_USED_ACTIONS names one for all); repeatable",
  },
  export: {
    type: "string",
    placeholder: "FILE",
    description: "also write the used rights, without what differs from run to run",
  },
  json: JSON_FLAG,
} as const;

/** What the functions of a stack are allowed, against what they did with it. */
export const privileges: Command<typeof OPTIONS> = {
  usage: "npm run privileges --",
  summary:
    "Compares the rights that the policies of a stack grant, those of its roles and those of its keys, buckets, queues,\n" +
    "topics and secrets, with what was used of them in runs of local stacks. A right that was not used needs a reason in\n" +
    "operations/privileges/justified.\n" +
    "Exit code 0: every right is used or justified; 1: one is neither, or a reason excuses nothing; 2: wrong usage.",
  options: OPTIONS,
  async run(context) {
    const { options, print } = context;
    const used = options.used.flatMap(read);
    if (used.length === 0)
      throw new UsageError(
        "Option '--used' is missing; allowed: files of local stacks, with a line at least",
      );
    if (options.export) {
      const lines = used.map((right) => JSON.stringify(right)).sort();
      writeFileSync(options.export, `${[...new Set(lines)].join("\n")}\n`);
    }
    const { resources } = await recordFor(context, options.stack);
    const comparison = privilegesOf(resources as readonly PlannedResource[], used);
    if (options.json) context.json(comparison);
    else for (const line of linesOf(comparison)) print(line);
    const faults = comparison.holdings.some(({ unjustified }) => unjustified.length > 0);
    return faults || comparison.idle.length > 0 ? EXIT.failed : EXIT.ok;
  },
};

function* linesOf({ holdings, idle }: Comparison): Generator<string> {
  const total = { granted: 0, used: 0, implied: 0, justified: 0 };
  for (const { holder, used, implied, justified, unjustified } of holdings) {
    const parts = { used: used.length, implied: implied.length, justified: justified.length };
    const granted = parts.used + parts.implied + parts.justified + unjustified.length;
    yield `${holder}: ${textOf({ granted, ...parts })}`;
    for (const { action, resource } of unjustified) yield `  unused: ${action} on ${resource}`;
    total.granted += granted;
    for (const part of ["used", "implied", "justified"] as const) total[part] += parts[part];
  }
  for (const { holder, actions } of idle) yield `idle reason: ${holder} ${actions}`;
  const { granted, used, implied, justified } = total;
  const unused = granted - used - implied - justified;
  yield `${holdings.length} roles and policies: ${textOf(total)}, ${unused} unused without a reason`;
}

function textOf({
  granted,
  used,
  implied,
  justified,
}: Record<"granted" | "used" | "implied" | "justified", number>) {
  return `${granted} granted, ${used} used, ${implied} implied, ${justified} justified`;
}

function read(file: string): Right[] {
  try {
    return usedIn(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(
      `Option '--used' is '${file}': ${(error as Error).message}; allowed: used-actions.jsonl of a local stack`,
    );
  }
}

if (require.main === module) void runCommand(privileges);
