import { promisify } from "node:util";
import { constants, zstdCompress, zstdCompressSync } from "node:zlib";
import type { Codec } from "../types";
import { snappyCompress } from "./snappy";

const zstd = promisify(zstdCompress);
const params = { [constants.ZSTD_c_compressionLevel]: 3 };

/** Bytes below which handing a page to the thread pool takes longer than compressing it. */
const WORTHWHILE = 16 * 1024;

/** The codec's number in Parquet's CompressionCodec. */
export const CODEC_NUMBER: Record<Codec, number> = { snappy: 1, zstd: 6 };

/** Compresses one page; ZSTD does larger ones in the thread pool, beside the caller's work. */
export function compress(codec: Codec, page: Uint8Array): Uint8Array | Promise<Uint8Array> {
  if (codec === "snappy") return snappyCompress(page);
  // Room for all of it: else the output comes in pieces, each by way of the event loop.
  const options = { params, chunkSize: page.length + 1024 };
  return page.length < WORTHWHILE ? zstdCompressSync(page, options) : zstd(page, options);
}
