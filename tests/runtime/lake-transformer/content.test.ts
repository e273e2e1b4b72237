import * as assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { wholeEvents } from "../../../runtime/lake-transformer/content";
import { checkIn } from "../../../runtime/shared/claim-check";
import { landedEvent, ndjson } from "./support";

const CHECKS = "claim-checks";

/** A source that hands over `size` bytes at a time. */
async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const large = landedEvent("evt_large", { transcript: "x".repeat(5_000) });
const { object, reference } = checkIn(large as never, Buffer.from(JSON.stringify(large)), "redacted", CHECKS);
const fetch = async (_bucket: string, key: string) => {
  assert.equal(key, object.key);
  return object.body;
};

describe("the content of a landed object", () => {
  const small = [landedEvent("evt_a"), landedEvent("evt_b", { note: "claim_check and ümläut" })];

  for (const size of [1, 7, 100, 100_000]) {
    it(`is the same in pieces of ${size} bytes, zipped or not`, async () => {
      const text = ndjson(small);
      assert.equal(await collect(wholeEvents(chunks(text, size), CHECKS, fetch)), String(text));
      assert.equal(await collect(wholeEvents(chunks(gzipSync(text), size), CHECKS, fetch)), String(text));
    });

    it(`has references replaced by what they stand for, line for line, in pieces of ${size} bytes`, async () => {
      const source = chunks(ndjson([small[0], reference, small[1]]), size);
      assert.equal(
        await collect(wholeEvents(source, CHECKS, fetch)),
        String(ndjson([small[0], large, small[1]])),
      );
    });
  }

  it("keeps a last line that nothing ends, and an event that only has a field of that name", async () => {
    const odd = { ...landedEvent("evt_odd"), claim_check: { bucket: CHECKS, key: object.key, sha256: "0" } };
    const text = Buffer.from(JSON.stringify(odd));
    assert.equal(await collect(wholeEvents(chunks(text, 9), CHECKS, fetch)), String(text));
  });

  it("is refused when a reference names another bucket or other content", async () => {
    const source = () => chunks(ndjson([reference]), 1_000);
    await assert.rejects(collect(wholeEvents(source(), "other", fetch)), /not this function's/);
    const other = async () => Buffer.from("other");
    await assert.rejects(collect(wholeEvents(source(), CHECKS, other)), /another SHA-256/);
  });

  it("fails when gzip is cut off, or its source fails, instead of ending early", async () => {
    const zipped = gzipSync(ndjson(Array.from({ length: 500 }, (_, at) => landedEvent(`evt_${at}`))));
    const read = (source: AsyncIterable<Uint8Array>) => collect(wholeEvents(source, CHECKS, fetch));
    await assert.rejects(read(chunks(zipped.subarray(0, zipped.length - 9), 64)), /unexpected end/);
    const failing = async function* () {
      yield zipped.subarray(0, 40);
      throw new Error("connection reset");
    };
    await assert.rejects(read(failing()), /connection reset/);
  });
});
