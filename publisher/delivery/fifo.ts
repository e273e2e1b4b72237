/** A queue of which the front is taken away in constant time. */
export interface Fifo<T> {
  size(): number;
  push(item: T): void;
  peek(): T | undefined;
  shift(): T | undefined;
}

/** Taken places are given back when they are this many and more than half of all. */
const COMPACT_FROM = 1_024;

export function createFifo<T>(): Fifo<T> {
  let items: (T | undefined)[] = [];
  let head = 0;
  return {
    size: () => items.length - head,
    push: (item) => void items.push(item),
    peek: () => items[head],
    shift() {
      const item = items[head];
      if (head < items.length) items[head++] = undefined;
      if (head >= COMPACT_FROM && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
