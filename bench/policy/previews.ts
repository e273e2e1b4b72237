import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Recording, recordStack } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import type { BenchContext } from "../item";
import { type Spread, spread } from "../pairs";

/** Clock ticks a second in which Linux counts processor time; the same on every machine it runs on. */
const TICKS = 100;

/** What one pack adds to a preview, round by round. */
export interface Added {
  /** Of the time the preview takes, in percent. */
  readonly share: Spread;
  /** Of time, in milliseconds for each resource. */
  readonly perResource: Spread;
  /** Of processor time, the engine's own part included, in seconds; none where the system does not count it. */
  readonly processor: Spread | undefined;
}

export interface Previews {
  readonly ours: Added;
  readonly empty: Added;
  readonly plain: Recording;
}

interface Turn {
  readonly recording: Recording;
  readonly seconds: number;
  readonly processor: number | undefined;
}

/**
 * Previews production without a pack, with ours and with an empty one of Pulumi's SDK, in turn: the order moves on by one
 * each round, so that what else the machine does falls on all three alike.
 */
export async function previews(rounds: number, context: BenchContext): Promise<Previews> {
  const packs = [undefined, join(REPOSITORY, "policy-pack"), emptyPack(context)];
  // What runs for the first time is compiled, and caches fill.
  for (const pack of packs.slice(1)) await turn(pack, context.signal);
  const turns: Turn[][] = packs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    context.progress(`preview without a pack, with ours, with an empty one: round ${round + 1} of ${rounds}`);
    for (let step = 0; step < packs.length; step++) {
      const at = (round + step) % packs.length;
      turns[at]?.push(await turn(packs[at], context.signal));
    }
  }
  const [plain = [], ours = [], empty = []] = turns;
  const [first] = plain;
  if (first === undefined) throw new Error("no round was run");
  return { ours: added(ours, plain), empty: added(empty, plain), plain: first.recording };
}

function added(turns: readonly Turn[], plain: readonly Turn[]): Added {
  const pairs = turns.flatMap((one, at) => (plain[at] ? [{ one, bare: plain[at] }] : []));
  const processor = pairs.map(
    ({ one, bare }) => (one.processor ?? Number.NaN) - (bare.processor ?? Number.NaN),
  );
  return {
    share: spread(pairs.map(({ one, bare }) => (one.seconds / bare.seconds - 1) * 100)),
    perResource: spread(
      pairs.map(({ one, bare }) => ((one.seconds - bare.seconds) * 1000) / one.recording.resources.length),
    ),
    processor: processor.some(Number.isNaN) ? undefined : spread(processor),
  };
}

async function turn(policyPack: string | undefined, signal: AbortSignal): Promise<Turn> {
  const [began, before] = [performance.now(), processorSeconds()];
  const recording = await recordStack({ stack: "prod", policyPack, signal });
  const seconds = (performance.now() - began) / 1000;
  const after = processorSeconds();
  return {
    recording,
    seconds,
    processor: before === undefined || after === undefined ? undefined : after - before,
  };
}

/** Processor time of this process and of all it started that have ended, theirs included, in seconds. */
function processorSeconds(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const { user, system } = process.cpuUsage();
  return (Number(fields[13]) + Number(fields[14])) / TICKS + (user + system) / 1e6;
}

/** The empty pack, beside the peers' packages. */
function emptyPack({ scratch, peersFolder }: BenchContext): string {
  const folder = join(scratch, "empty-pack");
  cpSync(join(REPOSITORY, "bench", "policy", "empty-pack"), folder, { recursive: true });
  symlinkSync(join(peersFolder, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}
