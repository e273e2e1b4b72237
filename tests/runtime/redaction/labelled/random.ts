/** Numbers that look random and are the same on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `#` becomes a digit, `N` a digit from 2 to 9, `A` a capital, `a` a small letter, `x` a hex digit; the rest stays. */
  pattern(form: string): string;
}

/** A generator of the mulberry32 kind: 32 bits of state, enough for some ten thousand draws. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)];
    if (chosen === undefined) throw new Error("Nothing to pick from: the list is empty.");
    return chosen;
  };
  const characters: Record<string, string> = {
    "#": "0123456789",
    N: "23456789",
    A: "ABCDEFGHJKLMNPRSTUVWXYZ",
    a: "abcdefghjkmnpqrstuvwxyz",
    x: "0123456789abcdef",
  };
  const pattern = (form: string) =>
    form.replace(/[#NAax]/g, (kind) => pick([...(characters[kind] as string)]));
  return { next, int, pick, pattern, chance: (probability) => next() < probability };
}
