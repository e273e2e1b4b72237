import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  checkInput,
  checkJsonTarget,
  describeSample,
  isGood,
  linesTable,
  openStack,
  outcomeOf,
  runDemo,
  type Source,
  Stopwatch,
  storesTable,
} from "../demo";
import { localFolder } from "../local/shared/paths";
import { type CommandContext, EXIT, runCommand, UsageError } from "./cli";
import { STORES_FLAG, storesOf } from "./stores";

const OPTIONS = {
  input: {
    type: "string",
    placeholder: "FILE",
    description: "one raw event a line, any bytes; bad lines allowed",
  },
  events: { type: "integer", min: 0, max: 10_000_000, description: "lines to generate (default 2000)" },
  seed: {
    type: "integer",
    min: 0,
    max: 4_294_967_295,
    description: "seed of the generated events (default 1)",
  },
  json: { type: "string", placeholder: "FILE", description: "write the figures to FILE as JSON" },
  stores: STORES_FLAG,
  keep: { type: "boolean", description: "leave the stack up; npm run local:down ends it" },
} as const;

const SUMMARY = `Starts the local stack, or takes the one that runs, publishes events as producers do that check nothing,
waits until all of it is drained, and compares every store with what had to happen to each line.

Without --input it publishes generated events of all topics with invented personal values, bad lines and repeats.
On a stack that was kept, an event whose id an earlier run brought counts as repeated.

Exit codes: 0 nothing lost, doubled or leaked; 1 something was, or the run failed; 2 wrong usage.`;

const DEFAULTS = { events: 2000, seed: 1 };

async function run(context: CommandContext<typeof OPTIONS>): Promise<number> {
  const { options, progress, signal, print } = context;
  const source = await sourceOf(options);
  const jsonFile = options.json === undefined ? undefined : fromCaller(options.json);
  if (jsonFile) await asUsage(async () => checkJsonTarget(jsonFile));
  const onProgress = progress.step;
  const stores = storesOf(options.stores);
  const watch = new Stopwatch();
  const stack = await watch.time("stack", () =>
    openStack({ dir: localFolder(), keep: options.keep, ...(stores && { stores }), onProgress, signal }),
  );
  if (!options.keep && !stack.found) context.onExit(() => stack.running.stop());
  const result = await runDemo(stack, { source, onProgress, signal, watch });
  const outcome = await outcomeOf(stack, result);
  progress.end();
  const sample = result.samples.choose(result.collected.records.application);
  if (sample) print(`${describeSample(sample, source.kind === "generated")}\n`);
  print(`${storesTable(result.ledger, result.verdict)}\n`);
  print(`${linesTable(result.verdict)}\n`);
  const { lost, duplicates, leaks, seconds } = outcome.figures;
  print(
    Object.entries(seconds)
      .map(([phase, spent]) => `${phase} ${spent.toFixed(1)} s`)
      .join(", "),
  );
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(outcome.figures, undefined, 2)}\n`);
  for (const finding of outcome.findings) print(`✗ ${finding}`);
  const good = isGood(outcome);
  print(`${good ? "✓" : "✗"} lost ${lost}, duplicates ${duplicates}, leaks ${leaks}`);
  if (options.keep || stack.found) print("the stack is up; npm run local:down ends it");
  return good ? EXIT.ok : EXIT.failed;
}

async function sourceOf(options: CommandContext<typeof OPTIONS>["options"]): Promise<Source> {
  const { input, events, seed } = options;
  if (input === undefined) {
    return { kind: "generated", count: events ?? DEFAULTS.events, seed: seed ?? DEFAULTS.seed };
  }
  if (events !== undefined || seed !== undefined) {
    throw new UsageError("--events and --seed say what to generate; with --input nothing is generated");
  }
  const path = fromCaller(input);
  await asUsage(() => checkInput(path));
  return { kind: "file", path };
}

/** A file that cannot be what a flag asks for is wrong usage. */
async function asUsage(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** npm runs scripts in the project's folder; a path means what it meant where the user stands. */
function fromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return script === "demo" && caller ? resolve(caller, path) : resolve(path);
}

void runCommand({ usage: "npm run demo --", summary: SUMMARY, options: OPTIONS, run });
