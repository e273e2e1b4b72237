import * as assert from "node:assert/strict";
import type { Bench } from "./support/bench";
import type { Fault, Injected } from "./support/proxy";

/** One row of the table of faults. After `run` the invariant is checked over everything the stack holds. */
export interface FaultCase {
  /** What fails. Together with `expected` it is the test's title. */
  fault: string;
  /** What is done to which part to make it fail. */
  injected: string;
  /** What the event path does about it. */
  expected: string;
  /** Makes it happen, waits until nothing is under way, and asserts what is expected beside the invariant. */
  run(bench: Bench): Promise<void>;
}

/** Publishes while the faults are at work, waits until all is done, and makes sure that each fault was met. */
export async function stored(
  bench: Bench,
  faults: Fault[],
  lines: readonly (Buffer | object)[],
): Promise<void> {
  const injected = await during(bench, faults, () => bench.publish(lines));
  faults.forEach(({ times = 1, action }, at) => {
    assert.ok(
      (injected[at]?.hits() ?? 0) >= times,
      `${action} met ${injected[at]?.hits()} of ${times} faults`,
    );
  });
  assert.equal(await bench.givenUp(), 0, "nothing was given up");
}

/** Publishes into faults that outlast every retry, and delivers again what was given up once they are over. */
export async function storedOnceResumed(
  bench: Bench,
  faults: Fault[],
  lines: readonly (Buffer | object)[],
): Promise<void> {
  await during(bench, faults, () => bench.publish(lines));
  assert.ok((await bench.givenUp()) > 0, "what could not be done is told of");
  await resumed(bench);
}

/** Delivers again what was given up; after that nothing is left. */
export async function resumed(bench: Bench): Promise<void> {
  assert.ok((await bench.resume()) > 0, "there was something to deliver again");
  await settled(bench);
  assert.equal(await bench.givenUp(), 0, "nothing is left");
}

/** Has the faults at work until everything published meanwhile has come to rest. */
export async function during(
  bench: Bench,
  faults: Fault[],
  work: () => Promise<unknown>,
): Promise<Injected[]> {
  const injected = faults.map((fault) => bench.proxy.inject(fault));
  try {
    await work();
    await settled(bench);
  } finally {
    for (const { lift } of injected) lift();
  }
  return injected;
}

export async function settled(bench: Bench): Promise<void> {
  const { drained, last } = await bench.settle();
  assert.ok(drained, `still under way: ${JSON.stringify({ ...last, progress: undefined })}`);
}
