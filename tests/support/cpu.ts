/** Milliseconds of processor time that work takes in this process: the same on a quiet machine and on a busy one. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
