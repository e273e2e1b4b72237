import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { pause } from "../backoff";
import type { Clients } from "../destination/clients";
import type { ErrorLog } from "../destination/error-log";
import { AcceptedLog } from "../journal/accepted";
import { Commits } from "../journal/commits";
import { log } from "../log";
import { type Loop, startLoop } from "../loop";
import type { Definition, StoredRecord } from "../model";
import type { Slots } from "../slots";
import { nextBatch } from "./batches";
import { createHealth, type Health, type StreamStatus } from "./health";
import { sealDue } from "./sealing";
import { createUploads, type Uploads } from "./uploads";

export interface StreamDeps {
  clients: Clients;
  errorLog: ErrorLog;
  /** Limits how many objects are put at the same time. */
  slots: Slots;
  region: string;
  maxBacklogBytes: number;
}

/** How often a stream that is being removed looks whether it is empty. */
const EMPTY_POLL_MS = 20;

/** One delivery stream at work: accepts records, transforms, buffers and delivers them. */
export class RunningStream {
  readonly #commits: Commits;
  readonly #accepted: AcceptedLog;
  readonly #uploads: Uploads;
  readonly #batching: Loop;
  readonly #sealing: Loop;
  readonly #health: Health;
  readonly #ended = new AbortController();
  #flushing = false;

  /** Takes up what the journal in `folder` holds. */
  constructor(
    public definition: Definition,
    private readonly folder: string,
    private readonly deps: StreamDeps,
  ) {
    this.#health = createHealth(() => this.definition, deps.errorLog);
    this.#commits = new Commits(folder);
    this.#accepted = new AcceptedLog(folder, this.#commits.state.consumed);
    const shared = {
      ...deps,
      commits: this.#commits,
      accepted: this.#accepted,
      health: this.#health,
      definition: () => this.definition,
      flushing: () => this.#flushing,
      signal: this.#ended.signal,
    };
    this.#uploads = createUploads(shared);
    for (const sealed of Object.values(this.#commits.state.sealed)) this.#uploads.start(sealed);
    const onError = (error: unknown): void => this.#broken(error);
    this.#sealing = startLoop(() => sealDue({ ...shared, uploads: this.#uploads }), onError, shared.signal);
    this.#batching = startLoop(
      async () => {
        const wait = await nextBatch(shared);
        if (wait === 0) this.#sealing.wake();
        return wait;
      },
      onError,
      shared.signal,
    );
  }

  /**
   * Takes records in, in order, as long as the backlog allows.
   * @returns an id per accepted record; fewer than given where the backlog is full
   */
  accept(datas: readonly Buffer[]): string[] {
    const arrivedAt = Date.now();
    let room = this.deps.maxBacklogBytes - this.status().bufferedBytes;
    const records: StoredRecord[] = [];
    for (const data of datas) {
      room -= data.length;
      if (room < 0) break;
      records.push({ recordId: newRecordId(arrivedAt), arrivedAt, data });
    }
    if (records.length > 0) this.#accepted.append(records);
    this.#batching.wake();
    return records.map(({ recordId }) => recordId);
  }

  /** Another configuration: what waits is delivered under it, and what failed is tried again at once. */
  configure(definition: Definition): void {
    this.definition = definition;
    this.#wake();
  }

  status(): StreamStatus {
    return this.#health.status(this.#accepted.pending, this.#commits.state);
  }

  /** Ends the work; everything undelivered stays in the journal. */
  async close(): Promise<void> {
    this.#ended.abort();
    await Promise.all([this.#batching.ended, this.#sealing.ended, this.#uploads.settled()]);
    this.#accepted.close();
  }

  /** Delivers what it has, for at most so many milliseconds, then ends the work and removes the journal. */
  async remove(withinMs: number): Promise<void> {
    this.#flushing = true;
    this.#wake();
    const end = AbortSignal.any([AbortSignal.timeout(withinMs), this.#ended.signal]);
    while (this.status().bufferedRecords > 0 && !end.aborted && !this.#health.failing()) {
      await pause(EMPTY_POLL_MS, end);
    }
    const records = this.status().bufferedRecords;
    if (records > 0) {
      log("warn", "removed a delivery stream with undelivered records", {
        stream: this.definition.name,
        records,
      });
    }
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #wake(): void {
    this.#uploads.retryNow();
    this.#batching.wake();
    this.#sealing.wake();
  }

  #broken(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    log("error", "could not process records; they stay in the journal", {
      stream: this.definition.name,
      reason,
    });
  }
}

/** Unique and rising with time, as long as AWS's. */
const newRecordId = (at: number): string =>
  `${String(at).padStart(20, "0")}${randomUUID().replaceAll("-", "")}`;
