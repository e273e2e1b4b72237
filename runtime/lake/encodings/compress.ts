import { promisify } from "node:util";
import { constants, zstdCompress } from "node:zlib";
import type { Codec } from "../types";
import { snappyCompress } from "./snappy";

const zstd = promisify(zstdCompress);

/** The codec's number in Parquet's CompressionCodec. */
export const CODEC_NUMBER: Record<Codec, number> = { snappy: 1, zstd: 6 };

/** Compresses one page; ZSTD does so in the thread pool, beside the caller's work. */
export function compress(codec: Codec, page: Uint8Array): Uint8Array | Promise<Uint8Array> {
  if (codec === "snappy") return snappyCompress(page);
  return zstd(page, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
}
