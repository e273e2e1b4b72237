/**
 * The way back from a rewritten text to its original: the places where a piece of the original became a piece of
 * another length. Everything between two such places is as long as it was.
 */
export interface Offsets {
  /** In order; each `[start, length]` in the rewritten text and `[start, length]` in the original, flat. */
  pieces: number[];
}

const FIELDS = 4;

export function addPiece(
  { pieces }: Offsets,
  start: number,
  length: number,
  fromStart: number,
  fromLength: number,
): void {
  pieces.push(start, length, fromStart, fromLength);
}

/** Index of the last piece that starts at or before a place, -1 for none. */
function pieceBefore({ pieces }: Offsets, at: number): number {
  let low = 0;
  let high = pieces.length / FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle * FIELDS] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the original of the unit at a place starts. */
export function originalStart(offsets: Offsets | undefined, at: number): number {
  if (!offsets) return at;
  const piece = pieceBefore(offsets, at) * FIELDS;
  if (piece < 0) return at;
  const { pieces } = offsets;
  const into = at - (pieces[piece] as number) - (pieces[piece + 1] as number);
  const from = pieces[piece + 2] as number;
  return into < 0 ? from : from + (pieces[piece + 3] as number) + into;
}

/** Where the original of the unit at a place ends. */
export function originalEnd(offsets: Offsets | undefined, at: number): number {
  if (!offsets) return at + 1;
  const piece = pieceBefore(offsets, at) * FIELDS;
  if (piece < 0) return at + 1;
  const { pieces } = offsets;
  const into = at - (pieces[piece] as number) - (pieces[piece + 1] as number);
  const to = (pieces[piece + 2] as number) + (pieces[piece + 3] as number);
  return into < 0 ? to : to + into + 1;
}
