import type { StoredRecord } from "../model";

/** Bytes before the id: total length (4), arrival (8), length of the id (2). */
const HEADER = 14;

/** One record as it stands in a log: `[u32 length of the rest][f64 arrival][u16 id length][id][data]`. */
export function encodeFrame({ recordId, arrivedAt, data }: StoredRecord): Buffer {
  const id = Buffer.from(recordId, "utf8");
  const frame = Buffer.allocUnsafe(HEADER + id.length + data.length);
  frame.writeUInt32BE(frame.length - 4, 0);
  frame.writeDoubleBE(arrivedAt, 4);
  frame.writeUInt16BE(id.length, 12);
  id.copy(frame, HEADER);
  data.copy(frame, HEADER + id.length);
  return frame;
}

export interface Frame {
  record: StoredRecord;
  /** Bytes the frame takes in the log. */
  size: number;
}

/** The frame at the beginning of `bytes`; undefined where it is not there whole. */
export function decodeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < HEADER) return undefined;
  const size = 4 + bytes.readUInt32BE(0);
  if (bytes.length < size) return undefined;
  const start = HEADER + bytes.readUInt16BE(12);
  const recordId = bytes.toString("utf8", HEADER, start);
  return { record: { recordId, arrivedAt: bytes.readDoubleBE(4), data: bytes.subarray(start, size) }, size };
}

/** Length of the whole frames at the beginning of `bytes`, and how many they are. */
export function wholeFrames(bytes: Buffer): { size: number; records: number; dataBytes: number } {
  let size = 0;
  let records = 0;
  let dataBytes = 0;
  for (let frame = decodeFrame(bytes); frame; frame = decodeFrame(bytes.subarray(size))) {
    size += frame.size;
    records += 1;
    dataBytes += frame.record.data.length;
  }
  return { size, records, dataBytes };
}
