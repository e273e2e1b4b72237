import { addPiece, type Offsets, originalEnd, originalStart } from "./offsets";
import { PII_TYPES } from "./types";
import { unify } from "./unify";

/**
 * Text as detectors see it: compatibility forms unified, invisible characters gone, dashes, quotes and digits of every
 * script as ASCII, every placeholder one `BARRIER`. Offsets lead back to the original text.
 */
export interface View {
  text: string;
  /** Absent where every unit stands where it stood. */
  offsets?: Offsets;
}

/** Where the original of a unit starts; a character that became several counts whole. */
export const startOf = ({ offsets }: View, at: number): number => originalStart(offsets, at);

/** Where the original of a unit ends. */
export const endOf = ({ offsets }: View, at: number): number => originalEnd(offsets, at);

/** Stands for a placeholder. No detector matches it, so what stands on both sides of one is never joined. */
export const BARRIER = "\uE000";

/** A placeholder of a type, with or without a pseudonym: `[EMAIL]`, `[EMAIL:1f3a5b7c9d0e2f4a]`. */
const PLACEHOLDER = new RegExp(`\\[(?:${PII_TYPES.join("|")})(?::[0-9a-f]{8,64})?\\]`, "g");
const PLAIN = /^[\t\n\r -~]*$/;

export function createView(original: string): View {
  const view = PLAIN.test(original) ? { text: original } : rewrite(original, unify);
  return view.text.includes("[") ? withBarriers(view) : view;
}

/** The text with every character beyond ASCII in another form. */
export function rewrite(original: string, form: (code: number) => string | undefined): View {
  const offsets: Offsets = { pieces: [] };
  let text = "";
  let copied = 0;
  for (let at = 0; at < original.length; ) {
    const code = original.charCodeAt(at);
    if (code < 0x7f) {
      at++;
      continue;
    }
    const point = original.codePointAt(at) as number;
    const length = point > 0xffff ? 2 : 1;
    const plain = form(point);
    if (plain !== undefined) {
      text += original.slice(copied, at);
      if (plain.length !== length) addPiece(offsets, text.length, plain.length, at, length);
      text += plain;
      copied = at + length;
    }
    at += length;
  }
  if (copied === 0) return { text: original };
  return { text: text + original.slice(copied), offsets };
}

function withBarriers(view: View): View {
  const offsets: Offsets = { pieces: [] };
  const before = view.offsets?.pieces ?? [];
  let text = "";
  let copied = 0;
  let next = 0;
  const copy = (until: number) => {
    // Pieces before the placeholder move by what the placeholders before them became shorter.
    for (; next < before.length && (before[next] as number) < until; next += 4) {
      const start = (before[next] as number) - copied + text.length;
      addPiece(
        offsets,
        start,
        before[next + 1] as number,
        before[next + 2] as number,
        before[next + 3] as number,
      );
    }
    text += view.text.slice(copied, until);
  };
  for (const { index, 0: placeholder } of view.text.matchAll(PLACEHOLDER)) {
    copy(index);
    const end = index + placeholder.length;
    const from = startOf(view, index);
    addPiece(offsets, text.length, 1, from, endOf(view, end - 1) - from);
    while (next < before.length && (before[next] as number) < end) next += 4;
    text += BARRIER;
    copied = end;
  }
  if (copied === 0) return view;
  copy(view.text.length + 1);
  return { text, offsets };
}
