/** An object of the same keys, each value made from its key. */
export function mapKeys<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

/** An object of the same keys, each value made from the old one; what is absent stays absent. */
export function mapValues<R extends object, B>(
  record: R,
  make: (value: Exclude<R[keyof R], undefined>) => B,
): { [K in keyof R]: B } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, make(value)])) as { [K in keyof R]: B };
}
