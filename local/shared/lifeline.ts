/** How often a process looks whether its parent still lives, in milliseconds. */
const WATCH_MS = 500;

/**
 * Ends this process when the one that started it is gone, crashed or killed, so that nothing is left behind. To be
 * called first: a parent may die while its child still starts. An orphan is adopted, which shows as another parent id;
 * where there is an IPC channel, its end shows sooner.
 * @param end - what to do then; all that is durable must be safe at any moment
 */
export function endWithParent(end: () => void = () => process.exit(0)): void {
  const parent = process.ppid;
  const look = () => {
    if (process.ppid !== parent || parent === 1) end();
  };
  look();
  process.once("disconnect", end);
  setInterval(look, WATCH_MS).unref();
}
