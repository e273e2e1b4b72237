import { asDeployed } from "../as-deployed";
import type { BenchItem } from "../item";
import { contractEvents } from "../publisher/events";
import { best, processorSeconds } from "../publisher/measure";
import { ajvValidator } from "../validation/ajv";
import { firstEvent } from "../validation/first-event";
import { zodValidator } from "../validation/zod";

const { validateEvent } = asDeployed<typeof import("../../contracts/events/validate")>(
  "contracts/events/validate.ts",
);

const RUNS = 5;
const NAMES = { ours: "ours", ajv: "ajv, compiled at run time", zod: "zod 4" } as const;

export const item: BenchItem = {
  name: "validation",
  summary:
    "Validation of an event against the contract: from the start of a process to its first event, and events a second on " +
    "one core, against ajv compiling the same schemas at run time and the same contract in zod 4.",
  async run({ peer, peersFolder, scratch, quick, progress }) {
    const events = [...contractEvents(quick ? 5_000 : 200_000)];
    const rate = async (name: string, validate: (event: unknown) => boolean) => {
      progress(name);
      const work = async () => {
        for (const event of events) if (!validate(event)) throw new Error(`${name} refuses a valid event`);
      };
      return events.length / (await best(RUNS, () => processorSeconds(work)));
    };
    const ours = (event: unknown) => validateEvent(event as Record<string, unknown>, Date.now()).ok;
    const steady = {
      ours: await rate(NAMES.ours, ours),
      ajv: await rate(NAMES.ajv, ajvValidator()),
      zod: await rate(NAMES.zod, zodValidator(await peer("zod"))),
    };
    progress("first event");
    const first = (name: keyof typeof NAMES) => firstEvent(name, events[1], peersFolder, scratch);
    const figure = { ours: first("ours"), ajv: first("ajv"), zod: first("zod") };
    const peersOf = (values: typeof steady) =>
      (["ajv", "zod"] as const).map((name) => ({ name: NAMES[name], value: values[name] }));
    return {
      figures: [
        {
          what: "start to first event",
          unit: "ms",
          better: "lower",
          ours: figure.ours,
          peers: peersOf(figure),
        },
        {
          what: "steady, one core",
          unit: "events/s",
          better: "higher",
          ours: steady.ours,
          peers: peersOf(steady),
        },
      ],
      notes: [
        "Ours also bounds the depth of unknown fields, which neither peer does; each bundle is loaded by a fresh process.",
      ],
    };
  },
};
