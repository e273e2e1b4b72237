import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordStack } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import { RULES } from "../../policy-pack/policies";
import type { BenchItem, Figure } from "../item";
import type { Spread } from "../pairs";
import { type Previews, previews } from "../policy/previews";
import { repeated } from "../policy/repeat";

const RESOURCES = 10_000;
const ROUNDS = 7;
const PEER = "an empty pack of @pulumi/policy";

export const item: BenchItem = {
  name: "policy",
  summary:
    "The policy pack over a plan of 10,000 resources, a whole process of its own, and what the pack adds to a preview of " +
    "the production stack, beside what a pack of one policy that asks nothing adds.",
  async run(context) {
    const { scratch, quick, progress, signal } = context;
    const measured = quick ? undefined : await previews(ROUNDS, context);
    const { resources } = measured?.plain ?? (await recordStack({ stack: "prod", signal }));
    progress(`policy over ${RESOURCES} resources`);
    const file = join(scratch, "plan.jsonl");
    writeFileSync(file, repeated(resources, RESOURCES));
    const seconds = wholeProcess(file);
    const alone = { better: "lower", peers: [] } as const;
    return {
      figures: [
        {
          what: `${RESOURCES} resources, ${RULES.length} rules`,
          unit: "s",
          ours: seconds,
          target: 10,
          ...alone,
        },
        { what: "one resource", unit: "ms", ours: (seconds * 1000) / RESOURCES, target: 5, ...alone },
        ...(measured ? figuresOf(measured) : []),
      ],
      notes: [
        "The plan is that of prod, repeated under other names.",
        ...(measured ? notesOf(measured) : []),
      ],
    };
  },
};

function figuresOf({ ours, empty, plain }: Previews): Figure[] {
  const figure = (what: string, unit: string, mine: Spread, theirs: Spread, target?: number): Figure => ({
    ...{ what, unit, better: "lower", ours: mine.median, target },
    peers: [{ name: PEER, value: theirs.median }],
  });
  const preview = `added to a preview of prod (${plain.resources.length} resources)`;
  return [
    figure(preview, "%", ours.share, empty.share, 10),
    figure("the same for one resource", "ms", ours.perResource, empty.perResource, 5),
    ...(ours.processor && empty.processor
      ? [figure("processor time added to it", "s", ours.processor, empty.processor)]
      : []),
  ];
}

function notesOf({ ours, empty }: Previews): string[] {
  const range = ({ low, high }: Spread) => `${low.toFixed(1)} to ${high.toFixed(1)} %`;
  return [
    `What a pack adds is the median of ${ROUNDS} pairs with a preview without one; half of the pairs lie between ` +
      `${range(ours.share)} with ours and ${range(empty.share)} with the empty one.`,
    "Processor time counts the pack, what the engine does for it, and what reads the engine's events.",
  ];
}

/** Seconds from the start of the command to its end. */
function wholeProcess(file: string): number {
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["-r", "tsx/cjs", "commands/policy.ts", file], {
    cwd: REPOSITORY,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0 && status !== 1) throw new Error(`policy ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - began) / 1e9;
}
