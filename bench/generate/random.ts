/** Random numbers that are the same in every run and on every machine. */
export interface Random {
  /** An integer from 0 to `limit` - 1; `limit` up to 2^32. */
  below(limit: number): number;
  /** Lower-case hex digits. */
  hex(digits: number): string;
}

/** xoshiro128**: https://prng.di.unimi.it, seeded by SplitMix32. */
export function createRandom(seed: number): Random {
  let mixed = seed >>> 0;
  const split = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [split(), split(), split(), split()];
  const next = (): number => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled;
  };
  return {
    below: (limit) => Math.floor((next() / 0x100000000) * limit),
    hex(digits) {
      let text = "";
      while (text.length < digits) text += next().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
