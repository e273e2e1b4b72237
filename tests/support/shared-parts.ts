/** What ends a part that the tests of several files share. */
const ends = new Set<() => Promise<void>>();

/**
 * A part that is expensive to start (an emulator, a stack): started by the first test that asks, shared by those that
 * follow, and stopped by the hook below. A file that runs after that gets a new one.
 */
export function sharedPart<T>(start: () => Promise<T>, stop: (part: T) => Promise<void>): () => Promise<T> {
  let started: Promise<T> | undefined;
  const end = async () => {
    const part = started;
    started = undefined;
    if (part) await stop(await part);
  };
  return () => {
    ends.add(end);
    started ??= start();
    return started;
  };
}

/** Mocha runs it at the end of everything, or at the end of each file where files run side by side. */
export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    for (const end of ends) await end();
  },
};
