import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The bytes of an input that may be gzip, recognised by its first two bytes. Several members are one input. */
export async function* unzipped(input: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let size = 0;
  while (size < 2) {
    const { value, done } = await iterator.next();
    if (done) break;
    head.push(asBuffer(value));
    size += value.length;
  }
  const first = Buffer.concat(head);
  const all = replay(first, iterator);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let failure: Error | null | undefined;
  pipeline(Readable.from(all, { objectMode: false }), gunzip, (error) => {
    failure = error;
  });
  for await (const chunk of gunzip) yield chunk;
  if (failure) throw failure;
}

async function* replay(first: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield asBuffer(next.value);
  } finally {
    await rest.return?.();
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
