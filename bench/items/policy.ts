import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordStack } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import { RULES } from "../../policy-pack/policies";
import type { BenchItem } from "../item";
import { repeated } from "../policy/repeat";

const RESOURCES = 10_000;
const PAIRS = 3;

export const item: BenchItem = {
  name: "policy",
  summary:
    "The policy pack over a plan of 10,000 resources, a whole process of its own, and what the pack adds to a preview of " +
    "the production stack, with and without it in turn.",
  async run({ scratch, quick, progress, signal }) {
    const pack = join(REPOSITORY, "policy-pack");
    const record = (policyPack?: string) => recordStack({ stack: "prod", policyPack, signal });
    const ratios: number[] = [];
    let plain = await record();
    for (let pair = 0; pair < (quick ? 0 : PAIRS); pair++) {
      progress(`preview with and without the pack, pair ${pair + 1} of ${PAIRS}`);
      const guarded = await record(pack);
      plain = await record();
      ratios.push(guarded.seconds / plain.seconds);
    }
    progress(`policy over ${RESOURCES} resources`);
    const file = join(scratch, "plan.jsonl");
    writeFileSync(file, repeated(plain.resources, RESOURCES));
    const seconds = wholeProcess(file);
    const added = ratios.map((ratio) => (ratio - 1) * 100).sort((one, other) => one - other);
    const common = { better: "lower", peers: [] } as const;
    return {
      figures: [
        {
          what: `${RESOURCES} resources, ${RULES.length} rules`,
          unit: "s",
          ours: seconds,
          target: 10,
          ...common,
        },
        { what: "one resource", unit: "ms", ours: (seconds * 1000) / RESOURCES, target: 5, ...common },
        ...(added.length === 0
          ? []
          : [
              {
                what: `added to a preview of prod (${plain.resources.length} resources)`,
                unit: "%",
                ours: added[Math.floor(added.length / 2)] ?? 0,
                target: 10,
                ...common,
              },
            ]),
      ],
      notes: [
        `The plan is that of prod, repeated under other names. What the pack adds is the median of ${PAIRS} pairs.`,
      ],
    };
  },
};

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
