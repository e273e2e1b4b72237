import { readFileSync, writeFileSync } from "node:fs";
import { type Comparison, compare, grantedTo, JUSTIFIED, usedIn } from "../operations/privileges";
import type { PlannedResource } from "../policy-pack/plan";
import { type Command, EXIT, JSON_FLAG, runCommand, UsageError } from "./cli";
import { recordFor, STACK_OPTION } from "./recording";

const OPTIONS = {
  stack: STACK_OPTION,
  used: {
    type: "string",
    placeholder: "FILE",
    description:
      "used-actions.jsonl of a local stack: .local/emulator/used-actions.jsonl after npm run demo -- --keep",
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
    "Compares the rights that the policies of a stack grant to the roles of its functions with those that were used in a\n" +
    "run of a local stack. What was not used needs a reason in operations/privileges/justified.ts.\n" +
    "Exit code 0: every right is used or justified; 1: one is neither, or a reason excuses nothing; 2: wrong usage.",
  options: OPTIONS,
  async run(context) {
    const { options, print } = context;
    const used = read(options.used);
    if (options.export) {
      const lines = used.map((right) => JSON.stringify(right)).sort();
      writeFileSync(options.export, `${[...new Set(lines)].join("\n")}\n`);
    }
    const { resources } = await recordFor(context, options.stack);
    const comparison = compare(grantedTo(resources as readonly PlannedResource[]), used, JUSTIFIED);
    if (options.json) context.json(comparison);
    else for (const line of linesOf(comparison)) print(line);
    const faults = comparison.roles.some(({ unjustified }) => unjustified.length > 0);
    return faults || comparison.idle.length > 0 ? EXIT.failed : EXIT.ok;
  },
};

function* linesOf({ roles, idle }: Comparison): Generator<string> {
  const total = { granted: 0, used: 0, justified: 0 };
  for (const { role, used, justified, unjustified } of roles) {
    const granted = used.length + justified.length + unjustified.length;
    yield `${role}: ${granted} granted, ${used.length} used, ${justified.length} justified`;
    for (const { action, resource } of unjustified) yield `  unused: ${action} on ${resource}`;
    total.granted += granted;
    total.used += used.length;
    total.justified += justified.length;
  }
  for (const { role, actions } of idle) yield `idle reason: ${role} ${actions}`;
  const { granted, used, justified } = total;
  yield `${roles.length} roles: ${granted} rights granted, ${used} used, ${justified} justified, ` +
    `${granted - used - justified} unused without a reason`;
}

function read(file: string | undefined): ReturnType<typeof usedIn> {
  if (file === undefined)
    throw new UsageError("Option '--used' is missing; allowed: a file of a local stack");
  try {
    return usedIn(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(
      `Option '--used' is '${file}': ${(error as Error).message}; allowed: used-actions.jsonl of a local stack`,
    );
  }
}

if (require.main === module) void runCommand(privileges);
