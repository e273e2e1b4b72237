import * as assert from "node:assert/strict";
import { type Line, readLines } from "../../demo/lines";
import { sha256, withFile } from "./support";

async function linesOf(content: string | Buffer, limit = 1000): Promise<Line[]> {
  return withFile(content, async (path) => {
    const lines: Line[] = [];
    for await (const line of readLines(path, limit)) lines.push(line);
    return lines;
  });
}

const texts = (lines: Line[]) => lines.map(({ bytes }) => bytes?.toString("latin1"));

describe("reading a file line by line", () => {
  it("finds no line in an empty file", async () => {
    assert.deepEqual(await linesOf(""), []);
  });

  it("takes a last line without a line feed", async () => {
    assert.deepEqual(texts(await linesOf("a\nb")), ["a", "b"]);
  });

  it("adds no empty line after a closing line feed and keeps empty lines before it", async () => {
    assert.deepEqual(texts(await linesOf("a\n\nb\n")), ["a", "", "b"]);
    assert.deepEqual(texts(await linesOf("\n")), [""]);
  });

  it("leaves carriage returns and bytes that are no text as they are", async () => {
    assert.deepEqual(texts(await linesOf(Buffer.from("a\r\n\xff\x00\xfe\r\n", "latin1"))), [
      "a\r",
      "\xff\x00\xfe\r",
    ]);
  });

  it("hashes and measures a line beyond the limit without holding its bytes", async () => {
    const long = "x".repeat(300_000);
    const [first, second, third] = await linesOf(`a\n${long}\nb`, 100_000);
    assert.equal(first?.bytes?.toString(), "a");
    assert.deepEqual(second, { index: 1, offset: 2, size: 300_000, sha256: sha256(long) });
    assert.equal(third?.bytes?.toString(), "b");
    assert.equal(third?.offset, 300_003);
  });

  it("holds a line of exactly the limit", async () => {
    const [line] = await linesOf("x".repeat(100_000), 100_000);
    assert.equal(line?.bytes?.length, 100_000);
  });

  it("tells where each line lies in the file", async () => {
    const content = Buffer.from("één\n\nzwei\r\ndrei");
    for (const { offset, size, bytes } of await linesOf(content)) {
      assert.deepEqual(content.subarray(offset, offset + size), bytes);
    }
  });
});
