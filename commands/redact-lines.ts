import { createRedactor, type RedactorOptions } from "../runtime/redaction";

/** Longest line, bytes: twice the largest event. A longer one is passed by without being kept. */
export const MOST_LINE_BYTES = 2 * 1024 * 1024;

/** What a line of input turned into: the line to print, and whether it was a text. */
export interface Answer {
  line: string;
  ok: boolean;
}

const LINE_FEED = 0x0a;

/**
 * Lines of a byte stream without their line feeds; `undefined` for one longer than allowed. Only a line feed ends a
 * line: U+2028, which also ends one for `node:readline`, may stand inside JSON text.
 *
 * @yields the lines that one chunk of the stream completes, so that a reader can answer them together
 */
export async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<(string | undefined)[]> {
  let pending: Buffer[] = [];
  let size = 0;
  const take = (piece: Buffer) => {
    size += piece.length;
    if (size <= MOST_LINE_BYTES) pending.push(piece);
    else pending = [];
  };
  const finish = (): string | undefined => {
    const line = size <= MOST_LINE_BYTES ? Buffer.concat(pending).toString("utf8") : undefined;
    pending = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    const lines: (string | undefined)[] = [];
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, to));
      lines.push(finish());
      from = to + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [finish()];
}

/** Makes the redaction of NDJSON lines. An error names the line's number and the kind of mistake, never its content. */
export function createAnswer(
  options: RedactorOptions,
): (input: string | undefined, number: number) => Answer {
  const { redactText } = createRedactor(options);
  return (input, number) => {
    if (input === undefined) return refused(`The line has more than ${MOST_LINE_BYTES} bytes.`, number);
    const value = parse(input);
    const text = typeof value === "object" && value !== null ? (value as { text?: unknown }).text : undefined;
    if (typeof text === "string") return { line: JSON.stringify(redactText(text)), ok: true };
    return refused(
      value === undefined ? "The line is not JSON." : 'The line is no object with a string "text".',
      number,
    );
  };
}

function refused(error: string, line: number): Answer {
  return { line: JSON.stringify({ error, line }), ok: false };
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}
