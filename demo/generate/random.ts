/** A seeded source of choices: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  /** `count` decimal digits, the first of them never 0. */
  digits(count: number): string;
  /** `count` lower-case hex digits. */
  hex(count: number): string;
}

/** Mulberry32: 32 bits of state are plenty for test data, and it needs no library. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error("pick: the list is empty");
    return item;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    digits: (count) =>
      Array.from({ length: count }, (_, place) => String(int(place === 0 ? 1 : 0, 9))).join(""),
    hex: (count) => Array.from({ length: count }, () => int(0, 15).toString(16)).join(""),
  };
}
