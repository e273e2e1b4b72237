import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { MIB } from "../model";
import { apply, type Entry, emptyState, type State } from "./state";

/** The commit log is rewritten as one snapshot when it has grown to this. */
const COMPACT_BYTES = MIB;

/** The commit log of one stream and the bodies of the objects it is filling. */
export class Commits {
  state: State;
  #size: number;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.state = this.#recover();
    this.#size = existsSync(this.#log) ? statSync(this.#log).size : 0;
    this.#dropUnused();
  }

  /**
   * Makes an entry durable, then true.
   * @throws Error where the file system refuses; then nothing has changed
   */
  commit(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      appendFileSync(this.#log, line);
    } catch (error) {
      if (existsSync(this.#log)) truncateSync(this.#log, this.#size);
      throw error;
    }
    this.#size += line.length;
    this.state = apply(this.state, entry);
    if (this.#size > COMPACT_BYTES) this.#compact();
  }

  /**
   * Writes to the body of an object, behind its committed bytes. It counts only when a `batch` entry says so: what was
   * written without one is overwritten by the next.
   */
  writeBody(file: number, chunks: readonly Buffer[], offset: number): void {
    const body = openSync(this.#body(file), constants.O_RDWR | constants.O_CREAT);
    try {
      const bytes = Buffer.concat(chunks);
      for (let n = 0; n < bytes.length; ) n += writeSync(body, bytes, n, bytes.length - n, offset + n);
    } finally {
      closeSync(body);
    }
  }

  /** The first `length` bytes of a body: those that are committed. */
  readBody(file: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (length === 0) return bytes;
    const body = openSync(this.#body(file), "r");
    try {
      for (let n = 0; n < length; ) {
        const read = readSync(body, bytes, n, length - n, n);
        if (read === 0) throw new Error(`${this.#body(file)} holds ${n} of its ${length} bytes.`);
        n += read;
      }
      return bytes;
    } finally {
      closeSync(body);
    }
  }

  /** Marks an object as put, and frees its body. */
  done(file: number): void {
    this.commit({ type: "done", file });
    rmSync(this.#body(file), { force: true });
  }

  #body(file: number | string): string {
    return join(this.folder, `body-${file}.data`);
  }

  get #log(): string {
    return join(this.folder, "commits.log");
  }

  #recover(): State {
    let state = emptyState();
    if (!existsSync(this.#log)) return state;
    const text = readFileSync(this.#log, "utf8");
    // A last line without its end was never acted upon.
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) truncateSync(this.#log, Buffer.byteLength(whole));
    for (const line of whole.split("\n")) {
      if (line) state = apply(state, JSON.parse(line) as Entry);
    }
    return state;
  }

  /** Bodies nothing refers to: put before the process ended, or never committed. */
  #dropUnused(): void {
    for (const name of readdirSync(this.folder)) {
      const file = /^body-(\d+)\.data$/.exec(name)?.[1];
      if (file === undefined || this.state.buffered[file] || this.state.sealed[file]) continue;
      rmSync(join(this.folder, name), { force: true });
    }
  }

  #compact(): void {
    const line = `${JSON.stringify({ type: "snapshot", state: this.state } satisfies Entry)}\n`;
    writeFileSync(`${this.#log}.new`, line);
    renameSync(`${this.#log}.new`, this.#log);
    this.#size = Buffer.byteLength(line);
  }
}
