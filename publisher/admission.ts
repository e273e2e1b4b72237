import { MAX_EVENT_BYTES } from "../contracts/quarantine";
import { createFifo } from "./delivery/fifo";
import { KEY_BYTES } from "./events/partition-key";

/** Bytes kept about an event besides its own: the record, its key, its promise. */
export const OVERHEAD_BYTES = 512;

/** Room for the largest event: an event is let in before its size is known. */
const LARGEST_BYTES = MAX_EVENT_BYTES + KEY_BYTES + OVERHEAD_BYTES;

/** The bound on what the publisher holds: who finds no room waits, in the order of coming. */
export interface Admission {
  /** Runs `enter` as soon as there is room: at once where nobody waits. */
  request(enter: () => void): void;
  /** Whether an event may come in right now. */
  isOpen(): boolean;
  take(bytes: number): void;
  release(bytes: number): void;
  /** Lets in those who wait, as many as there is room for. */
  admit(): void;
  /** Lets everybody in: after the end, all that waits has to learn of it. */
  open(): void;
}

/** @param maxBytes most bytes held at once */
export function createAdmission(maxBytes: number): Admission {
  const waiting = createFifo<() => void>();
  let held = 0;
  let limit = maxBytes - LARGEST_BYTES;

  function admit(): void {
    while (held <= limit && waiting.size() > 0) waiting.shift()?.();
  }

  return {
    request(enter) {
      if (held <= limit && waiting.size() === 0) enter();
      else waiting.push(enter);
    },
    isOpen: () => held <= limit && waiting.size() === 0,
    take: (bytes) => {
      held += bytes + OVERHEAD_BYTES;
    },
    release: (bytes) => {
      held -= bytes + OVERHEAD_BYTES;
    },
    admit,
    open() {
      limit = Number.POSITIVE_INFINITY;
      admit();
    },
  };
}
