import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { MIB, type StoredRecord } from "../model";
import { decodeFrame, encodeFrame, wholeFrames } from "./frames";

/** A place in the log of accepted records. */
export interface Position {
  segment: number;
  offset: number;
}

export interface Pending {
  records: number;
  /** Bytes of the records' data. */
  bytes: number;
}

/** A segment is closed when it has grown to this, so that consumed records free their space. */
const SEGMENT_BYTES = 8 * MIB;
/** The largest record with its frame. */
const LARGEST_FRAME = 1_100_000;

/**
 * The append-only log of accepted records of one stream. A record is in the log before its producer is answered.
 * It is written, not fsynced: what is survived is the end of this process. When the machine itself ends, so does the
 * emulator, which keeps its stores in memory, and there is nothing left to deliver to.
 */
export class AcceptedLog {
  readonly pending: Pending = { records: 0, bytes: 0 };
  #writer: number;
  #segment: number;

  /** Opens the log in `folder`; what `consumed` lies behind is done, a torn last frame was never acknowledged. */
  constructor(
    private readonly folder: string,
    public consumed: Position,
  ) {
    const segments = this.#segments();
    this.#segment = Math.max(consumed.segment, ...segments);
    this.#writer = openSync(this.#file(this.#segment), "a+");
    for (const segment of segments) this.#recover(segment);
    this.#dropConsumed();
  }

  /**
   * Appends all records or none.
   * @throws Error where the file system refuses
   */
  append(records: readonly StoredRecord[]): void {
    const before = fstatSync(this.#writer).size;
    const bytes = Buffer.concat(records.map(encodeFrame));
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#writer, bytes, written);
    } catch (error) {
      ftruncateSync(this.#writer, before);
      throw error;
    }
    this.pending.records += records.length;
    for (const { data } of records) this.pending.bytes += data.length;
    if (before + bytes.length >= SEGMENT_BYTES) this.#rotate();
  }

  /** The next records, at least one where any is pending, at most so many bytes of data; and where they end. */
  next(most: number, mostRecords = Number.POSITIVE_INFINITY): { records: StoredRecord[]; end: Position } {
    let end = this.consumed;
    if (end.segment < this.#segment && end.offset >= this.#size(end.segment))
      end = { segment: end.segment + 1, offset: 0 };
    const chunk = this.#read(end, most + LARGEST_FRAME);
    const records: StoredRecord[] = [];
    let offset = 0;
    let bytes = 0;
    for (let frame = decodeFrame(chunk); frame; frame = decodeFrame(chunk.subarray(offset))) {
      if (records.length > 0 && bytes + frame.record.data.length > most) break;
      if (records.length >= mostRecords) break;
      records.push(frame.record);
      bytes += frame.record.data.length;
      offset += frame.size;
    }
    return { records, end: { segment: end.segment, offset: end.offset + offset } };
  }

  /** Forgets the records before `end`, which `next` gave. */
  consume(records: readonly StoredRecord[], end: Position): void {
    this.consumed = end;
    this.pending.records -= records.length;
    for (const { data } of records) this.pending.bytes -= data.length;
    this.#dropConsumed();
  }

  close(): void {
    closeSync(this.#writer);
  }

  #rotate(): void {
    closeSync(this.#writer);
    this.#segment += 1;
    this.#writer = openSync(this.#file(this.#segment), "a+");
  }

  #recover(segment: number): void {
    if (segment < this.consumed.segment) return;
    const bytes = readFileSync(this.#file(segment));
    const start = segment === this.consumed.segment ? Math.min(this.consumed.offset, bytes.length) : 0;
    const whole = wholeFrames(bytes.subarray(start));
    this.pending.records += whole.records;
    this.pending.bytes += whole.dataBytes;
    if (segment === this.#segment) ftruncateSync(this.#writer, start + whole.size);
  }

  #dropConsumed(): void {
    for (const segment of this.#segments()) {
      if (segment < this.consumed.segment) rmSync(this.#file(segment), { force: true });
    }
  }

  #read({ segment, offset }: Position, most: number): Buffer {
    const file = openSync(this.#file(segment), "r");
    try {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(most, fstatSync(file).size - offset)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    } finally {
      closeSync(file);
    }
  }

  #segments(): number[] {
    return readdirSync(this.folder)
      .filter((name) => /^accepted-\d+\.log$/.test(name))
      .map((name) => Number.parseInt(name.slice("accepted-".length), 10))
      .sort((a, b) => a - b);
  }

  #size = (segment: number): number => statSync(this.#file(segment)).size;
  #file = (segment: number): string => join(this.folder, `accepted-${segment}.log`);
}
