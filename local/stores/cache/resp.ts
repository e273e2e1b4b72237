import type { Duplex } from "node:stream";
import { readBytes } from "../shared/read-bytes";

/** What Redis itself takes of a client that has not said who it is. */
const MOST_WORDS = 10;
const LONGEST_WORD = 16_384;
const LONGEST_LINE = 64;

/** The next command of a client: an array of bulk strings; anything else is an error. @throws Error when it ends */
export async function readCommand(stream: Duplex): Promise<Buffer[]> {
  const count = await readNumber(stream, "*", MOST_WORDS);
  const words: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const length = await readNumber(stream, "$", LONGEST_WORD);
    const word = await readBytes(stream, length + 2);
    words.push(word.subarray(0, length));
  }
  return words;
}

/** A command as it goes over the wire. */
export function commandOf(words: readonly (string | Buffer)[]): Buffer {
  const parts = words.map((word) => (typeof word === "string" ? Buffer.from(word) : word));
  return Buffer.concat([
    Buffer.from(`*${parts.length}\r\n`),
    ...parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from("\r\n")]),
  ]);
}

async function readNumber(stream: Duplex, kind: string, most: number): Promise<number> {
  let line = "";
  while (!line.endsWith("\r\n")) {
    if (line.length > LONGEST_LINE) throw new Error("no Redis command");
    line += (await readBytes(stream, 1)).toString("latin1");
  }
  const found = line[0] === kind ? /^.(\d+)\r\n$/.exec(line) : null;
  const number = Number(found?.[1] ?? Number.NaN);
  if (!(number <= most)) throw new Error("no Redis command, or one that is too long before AUTH");
  return number;
}
