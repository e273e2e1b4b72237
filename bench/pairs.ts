import { PerformanceObserver } from "node:perf_hooks";

/** Median and quartiles. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** One way to do the work, measured. */
export interface Side {
  /** Processor time of one unit of work, all threads together, in microseconds. */
  us: Spread;
  /** Of that, what collecting its garbage takes: pauses, in microseconds. */
  collecting: number;
}

export interface Comparison {
  one: Side;
  other: Side;
  /** How much of the other's rate the one reaches, pair by pair. */
  ratio: Spread;
  /** What the one takes more than the other, pair by pair, in microseconds. */
  difference: Spread;
  pairs: number;
}

type Work = () => Promise<unknown>;

interface Turn {
  us: number;
  from: number;
  to: number;
}

/**
 * Compares two ways to do the same work in one process: they take turns, each goes first in every other pair, and both
 * begin with a heap that was just collected, so that neither pays for the other's garbage. What the machine does beside
 * falls on both sides of a pair alike; the median of the pairs' ratios leaves out those on which it did not.
 *
 * @param units of work in one turn
 */
export async function inTurns(
  one: Work,
  other: Work,
  { units, pairs, signal }: { units: number; pairs: number; signal: AbortSignal },
): Promise<Comparison> {
  const collections: { at: number; ms: number }[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime: at, duration: ms } of list.getEntries()) collections.push({ at, ms });
  });
  observer.observe({ entryTypes: ["gc"] });
  const turn = async (work: Work): Promise<Turn> => {
    signal.throwIfAborted();
    globalThis.gc?.();
    const [from, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    return { us: (user + system) / units, from, to: performance.now() };
  };
  // What runs for the first time is compiled, and caches fill.
  for (const work of [one, other, one, other]) await turn(work);
  const [ones, others]: [Turn[], Turn[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) ones.push(await turn(one));
    others.push(await turn(other));
    if (pair % 2 === 1) ones.push(await turn(one));
  }
  // Collections are told of some turns of the event loop later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  const side = (turns: readonly Turn[]): Side => {
    const within = collections.filter(({ at }) => turns.some(({ from, to }) => at >= from && at < to));
    const collecting = within.reduce((sum, { ms }) => sum + ms, 0) * 1_000;
    return { us: spread(turns.map(({ us }) => us)), collecting: collecting / (units * turns.length) };
  };
  const pairwise = (figure: (one: number, other: number) => number) =>
    spread(ones.map(({ us }, at) => figure(us, others[at]?.us ?? Number.NaN)));
  return {
    one: side(ones),
    other: side(others),
    ratio: pairwise((a, b) => b / a),
    difference: pairwise((a, b) => a - b),
    pairs,
  };
}

/** Median and quartiles, each a value that was measured. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
