import { type Finding, PII_TYPES } from "./types";

/**
 * Text as detectors see it: compatibility forms unified, invisible characters gone, dashes and digits of every script
 * as ASCII, every placeholder one `BARRIER`. Offsets lead back to the original text.
 */
export interface View {
  text: string;
  /** For every unit of `text`, where its original starts and ends; absent where the text is the original. */
  origin?: { starts: number[]; ends: number[] };
}

/** Where the original of a unit starts. */
export function startOf({ origin }: View, at: number): number {
  return origin ? (origin.starts[at] as number) : at;
}

/** Where the original of a unit ends. */
export function endOf({ origin }: View, at: number): number {
  return origin ? (origin.ends[at] as number) : at + 1;
}

/** Stands for a placeholder. No detector matches it, so what stands on both sides of one is never joined. */
export const BARRIER = "\uE000";

const PLACEHOLDER = new RegExp(`\\[(?:${PII_TYPES.join("|")})\\]`, "g");
const PLAIN = /^[\t\n\r -~]*$/;
/** First code points of the decimal digits of scripts in use; NFKC covers the compatibility forms. */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];

export function createView(original: string): View {
  const view = PLAIN.test(original) ? { text: original } : normalise(original);
  const placeholders: Finding[] = [];
  if (view.text.includes("[")) {
    for (const match of view.text.matchAll(PLACEHOLDER)) {
      placeholders.push({ type: "PERSON", start: match.index, end: match.index + match[0].length });
    }
  }
  return withBarriers(view, placeholders);
}

/** The same view with each of the given spans (sorted, apart from each other) as one barrier. */
export function withBarriers(view: View, spans: readonly Finding[]): View {
  if (spans.length === 0) return view;
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const copy = (until: number) => {
    parts.push(view.text.slice(at, until));
    for (; at < until; at++) {
      starts.push(startOf(view, at));
      ends.push(endOf(view, at));
    }
  };
  for (const { start, end } of spans) {
    copy(start);
    parts.push(BARRIER);
    starts.push(startOf(view, start));
    ends.push(endOf(view, end - 1));
    at = end;
  }
  copy(view.text.length);
  return { text: parts.join(""), origin: { starts, ends } };
}

function normalise(original: string): View {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of original) {
    const end = at + char.length;
    const plain = char <= "~" ? char : unify(char);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (plain) parts.push(plain);
    at = end;
  }
  return { text: parts.join(""), origin: { starts, ends } };
}

/** One character beyond ASCII in its plain form; nothing for what cannot be seen. */
function unify(char: string): string {
  if (/\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(char)) return "";
  if (/[\p{Pd}\u2212\u2043]/u.test(char)) return "-";
  if (/\p{Zs}/u.test(char)) return " ";
  if (/\p{Nd}/u.test(char)) {
    const code = char.codePointAt(0) ?? 0;
    const zero = DIGIT_ZEROS.find((first) => code >= first && code <= first + 9);
    if (zero !== undefined) return String(code - zero);
  }
  return char.normalize("NFKC");
}
