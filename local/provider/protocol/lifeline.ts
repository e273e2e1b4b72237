/**
 * Ends this process when its parent is gone, so that a crashed engine leaves no provider behind.
 * An orphan is adopted by another process, which shows as a changed parent id.
 */
export function dieWithParent(intervalMs = 500): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, intervalMs).unref();
}
