/** The engine's version that is downloaded or built, and the oldest that is accepted from PATH. */
export const PULUMI_VERSION = "3.250.0";

/** The three numbers in the output of `pulumi version`; undefined where there are none. */
export function parseVersion(text: string): readonly [number, number, number] | undefined {
  const found = /v?(\d+)\.(\d+)\.(\d+)/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

/** Whether the engine understands what this project asks of it: same major version, not older. */
export function isRecentEnough(text: string): boolean {
  const [version, oldest] = [parseVersion(text), parseVersion(PULUMI_VERSION)];
  if (!version || !oldest || version[0] !== oldest[0]) return false;
  return version[1] > oldest[1] || (version[1] === oldest[1] && version[2] >= oldest[2]);
}
