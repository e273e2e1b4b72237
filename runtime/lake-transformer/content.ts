import { unzipped } from "../lake/input/unzip";
import { checkOut, isClaimCheck } from "../shared/claim-check";

/** What every reference to content put aside holds, and hardly any event. */
const MARK = Buffer.from('"claim_check"');
const LINE_FEED = 0x0a;

/**
 * The bytes of landed NDJSON, plain or gzip, with every reference to a large event replaced by the event itself, line for line. Holds
 * one chunk and one event at a time.
 *
 * @param fetch reads content that was put aside
 * @throws what the source throws, also for gzip that is broken
 */
export async function* wholeEvents(
  source: AsyncIterable<Uint8Array>,
  claimCheckBucket: string,
  fetch: (bucket: string, key: string) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const lines of wholeLines(unzipped(source))) {
    if (!lines.includes(MARK)) {
      yield lines;
      continue;
    }
    for (const line of split(lines)) {
      const reference = line.includes(MARK) ? parse(line) : undefined;
      if (reference === undefined || !isClaimCheck(reference)) yield line;
      else yield onOneLine(await checkOut(reference, claimCheckBucket, fetch));
    }
  }
}

/** Chunks that end where a line ends. */
async function* wholeLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let open: Buffer[] = [];
  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield open.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...open, chunk.subarray(0, end)]);
      open = [];
    }
    if (end < chunk.length) open.push(chunk.subarray(end));
  }
  if (open.length > 0) yield Buffer.concat(open);
}

function* split(lines: Buffer): Generator<Buffer> {
  for (let from = 0; from < lines.length; ) {
    const feed = lines.indexOf(LINE_FEED, from);
    const to = feed === -1 ? lines.length : feed + 1;
    yield lines.subarray(from, to);
    from = to;
  }
}

function onOneLine(content: Uint8Array): Uint8Array {
  return content.at(-1) === LINE_FEED ? content : Buffer.concat([content, Buffer.from("\n")]);
}

function parse(line: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(line.toString("utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
