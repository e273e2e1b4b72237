import { once } from "node:events";
import { createRedactor } from "../runtime/redaction";
import { EXIT, runCommand } from "./cli";

/** What a line of input turned into: the line to print, and whether it was a text. */
interface Answer {
  line: string;
  ok: boolean;
}

const redactor = createRedactor();

/** Redacts one NDJSON line. An error names the line's number and the kind of mistake, never its content. */
function answer(input: string, number: number): Answer {
  const value = parse(input);
  const text = typeof value === "object" && value !== null ? (value as { text?: unknown }).text : undefined;
  if (typeof text === "string") return { line: JSON.stringify(redactor.redactText(text)), ok: true };
  const error = value === undefined ? "The line is not JSON." : 'The line is no object with a string "text".';
  return { line: JSON.stringify({ error, line: number }), ok: false };
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

const LINE_FEED = 0x0a;

/**
 * Lines of a byte stream without their line feeds. Only a line feed ends a line: U+2028, which also ends one for
 * `node:readline`, may stand inside JSON text.
 */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, to)]).toString("utf8");
      pending = [];
      from = to + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  if (pending.length > 0) yield Buffer.concat(pending).toString("utf8");
}

void runCommand({
  usage: "npm run -s redact --",
  summary:
    'Redacts text. Reads NDJSON {"text"} on stdin and writes NDJSON {"text","found":[{type,start,end}]} on stdout, in\n' +
    "order; offsets are UTF-16 code units of the text given. A line that holds no text gives {error,line}, and the work\n" +
    "goes on. Exit code: 0 every line was redacted, 1 some line was not, 2 wrong usage.",
  options: {},
  async run({ signal }) {
    let number = 0;
    let failed = 0;
    for await (const input of linesOf(process.stdin)) {
      if (signal.aborted) break;
      const { line, ok } = answer(input, ++number);
      if (!ok) failed++;
      // A slow reader must not make the output pile up in memory.
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
    }
    return failed > 0 ? EXIT.failed : EXIT.ok;
  },
});
