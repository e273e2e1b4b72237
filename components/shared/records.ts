/** An object of the same keys, each value made from its key. */
export function mapKeys<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

/** An object of the same keys, each value made from the old one. */
export function mapValues<K extends string, A, B>(record: Record<K, A>, make: (value: A) => B): Record<K, B> {
  return mapKeys(Object.keys(record) as K[], (key) => make(record[key]));
}
