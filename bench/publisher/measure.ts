/** Seconds of processor time of this process that `work` takes, the collection of its garbage included. */
export async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds that pass while `work` runs. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1e3;
}

/** The best of several runs: what else the machine does only makes a run slower. */
export async function best(runs: number, measure: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) least = Math.min(least, await measure());
  return least;
}
