/** Characters of a value that decide whether it is compared in full at a place. */
const PREFIX = 4;
const BUCKETS = 1 << 16;

/**
 * Finds any of many values in a text in one walk over it, whatever their number. Case is ignored; a value counts
 * only where no letter or digit touches it, so that an id inside a longer id is not taken for it.
 */
export class ValueIndex<T> {
  private readonly buckets: ({ needle: string; owner: T }[] | undefined)[] = new Array(BUCKETS);

  /** Adds a value of at least `PREFIX` characters; a shorter one is refused, for it would be found anywhere. */
  add(value: string, owner: T): void {
    const needle = value.toLowerCase();
    if (needle.length < PREFIX) return;
    const bucket = hashAt(needle, 0);
    this.buckets[bucket] ??= [];
    this.buckets[bucket]?.push({ needle, owner });
  }

  /** The owners of the values that occur in `text`, each once. */
  find(text: string): Set<T> {
    const haystack = text.toLowerCase();
    const found = new Set<T>();
    for (let at = 0; at + PREFIX <= haystack.length; at++) {
      for (const { needle, owner } of this.buckets[hashAt(haystack, at)] ?? []) {
        if (
          !found.has(owner) &&
          haystack.startsWith(needle, at) &&
          standsAlone(haystack, at, needle.length)
        ) {
          found.add(owner);
        }
      }
    }
    return found;
  }
}

/** Whether one value of any length stands by itself somewhere in a text. */
export function occursIn(text: string, value: string): boolean {
  const [haystack, needle] = [text.toLowerCase(), value.toLowerCase()];
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (standsAlone(haystack, at, needle.length)) return true;
  }
  return false;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let place = 0; place < PREFIX; place++) hash = Math.imul(hash, 31) + text.charCodeAt(at + place);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}

const WORD = /[\p{L}\p{N}]/u;

function standsAlone(text: string, at: number, length: number): boolean {
  const [before, after] = [text[at - 1], text[at + length]];
  // An escape such as \n ends in a letter that belongs to no word.
  const escaped = before !== undefined && text[at - 2] === "\\" && /[nrtbf]/.test(before);
  return (escaped || !before || !WORD.test(before)) && (!after || !WORD.test(after));
}
