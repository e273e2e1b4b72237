import type { StrataEvent } from "../contracts/events/event";
import type { PublishResult, PublishSummary } from "./result";

/** An event, or one already written as JSON in UTF-8. */
export type Publishable = StrataEvent | Uint8Array;

/** Sees the result of one event of a `publishAll`; `index` is its position, from 0. */
export type OnResult<E extends Publishable = StrataEvent> = (
  result: PublishResult,
  event: E,
  index: number,
) => void;

/** Publishes events to the streams of their topics. */
export interface Publisher {
  /**
   * Publishes one event and resolves to what became of it; never rejects. The event must not change until then.
   * Events of one session (of one record, for audit events) are stored in the order of the calls.
   *
   * @param event an event, or one already written as JSON in UTF-8, which is judged alike and sent byte for byte
   */
  publish(event: Publishable): Promise<PublishResult>;
  /**
   * Publishes every event of an iterable, pulling only as fast as the service takes them, and resolves to their
   * number by result. Holds no results: `onResult` sees each one, in the order in which they come.
   *
   * @throws what the iterable or `onResult` throws, or an error when the publisher is closed before the end; in each
   *   case after every event that was pulled has its result
   */
  publishAll<E extends Publishable>(
    events: Iterable<E> | AsyncIterable<E>,
    onResult?: OnResult<E>,
  ): Promise<PublishSummary>;
  /** Sends what waits at once and resolves when every event published so far has its result. */
  flush(): Promise<void>;
  /**
   * Takes no more events, sends what waits and resolves when every event has its result, after `closeTimeoutMs` at the
   * latest. Every call returns the same promise; an event published afterwards is `undeliverable`.
   */
  close(): Promise<void>;
}
