import { offsetOf, proofOf, SEGMENT_BITS, segmentOf } from "../runtime/redaction/names/lexicon";

/** Cells to a key; below 1.13 there may be no solution. */
const ROOM = 1.14;

/**
 * Lays a map from 32-bit hashes to bytes out in cells: the exclusive or of a key's three cells is its byte and its
 * proof. Solved by peeling: a cell that one key alone uses is set last.
 *
 * @throws when the keys cannot be laid out in that many cells
 */
export function buildFuse(entries: ReadonlyMap<number, number>): Uint16Array {
  const size = (Math.ceil((entries.size * ROOM) / (1 << SEGMENT_BITS)) + 2) << SEGMENT_BITS;
  const cells = new Uint16Array(size);
  const uses = new Int32Array(size);
  const keys = new Int32Array(size);
  const placesOf = (hash: number) => {
    const first = segmentOf(hash, size);
    return [0, 1, 2].map((part) => ((first + part) << SEGMENT_BITS) + offsetOf(hash, part));
  };
  for (const hash of entries.keys()) {
    for (const place of placesOf(hash)) {
      uses[place] = (uses[place] as number) + 1;
      keys[place] = (keys[place] as number) ^ hash;
    }
  }
  const queue: number[] = [];
  for (let place = 0; place < uses.length; place++) if (uses[place] === 1) queue.push(place);
  const order: [number, number][] = [];
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at] as number;
    if (uses[place] !== 1) continue;
    const hash = keys[place] as number;
    order.push([hash, place]);
    for (const other of placesOf(hash)) {
      uses[other] = (uses[other] as number) - 1;
      keys[other] = (keys[other] as number) ^ hash;
      if (uses[other] === 1) queue.push(other);
    }
  }
  if (order.length !== entries.size)
    throw new Error(`${entries.size - order.length} of ${entries.size} words found no cell.`);
  for (const [hash, place] of order.reverse()) {
    const value = (proofOf(hash) << 8) | (entries.get(hash) as number);
    cells[place] = placesOf(hash).reduce(
      (sum, other) => (other === place ? sum : sum ^ (cells[other] as number)),
      value,
    );
  }
  return cells;
}
