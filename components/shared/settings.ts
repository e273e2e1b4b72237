/** A configured value together with the key a person would look for. */
export interface Setting {
  key: string;
  value: unknown;
}

/** Throws the one kind of error configuration makes: which key, what it holds, what it may hold. */
export function fail(key: string, value: unknown, allowed: string): never {
  const held = value === undefined ? "is not set" : `is ${JSON.stringify(value)}`;
  throw new RangeError(`Configuration '${key}' ${held}; allowed: ${allowed}.`);
}

export function oneOf<T extends string>({ key, value }: Setting, allowed: readonly T[]): T {
  return allowed.find((each) => each === value) ?? fail(key, value, `one of ${allowed.join(", ")}`);
}

/** A list of some of the allowed values, each at most once; empty is allowed. */
export function listOf<T extends string>({ key, value }: Setting, allowed: readonly T[]): T[] {
  const rule = `a list of any of ${allowed.join(", ")}, each once`;
  const given: unknown[] = Array.isArray(value) ? value : fail(key, value, rule);
  if (new Set(given).size < given.length || given.some((each) => !allowed.some((one) => one === each)))
    fail(key, value, rule);
  return allowed.filter((each) => given.includes(each));
}

export function matching({ key, value }: Setting, pattern: RegExp, allowed: string): string {
  return typeof value === "string" && pattern.test(value) ? value : fail(key, value, allowed);
}

/** A whole number, given as one or as its decimal digits. */
export function wholeNumber({ key, value }: Setting, least: number, most: number): number {
  const digits = typeof value === "string" && /^\d+$/.test(value);
  const number = digits ? Number(value) : value;
  const fits = typeof number === "number" && Number.isInteger(number) && number >= least && number <= most;
  return fits ? number : fail(key, value, `a whole number from ${least} to ${most}`);
}

export function optional<T>(setting: Setting, read: (setting: Setting) => T): T | undefined {
  return setting.value === undefined || setting.value === "" ? undefined : read(setting);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
