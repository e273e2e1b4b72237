import { setImmediate as turn } from "node:timers/promises";
import type { OnResult, Publishable } from "./api";
import type { Settle } from "./delivery/record";
import type { PublishSummary } from "./result";

/** What `publishAll` needs of the publisher. */
export interface Inlet {
  isOpen(): boolean;
  isClosed(): boolean;
  /** Resolves when there is room, or the publisher has ended. */
  room(): Promise<void>;
  enter(event: Publishable, settle: Settle, index: number): void;
}

/** Events taken in one go; then answers, timers and other work of the process get their turn. */
const GO = 256;

/** Publishes an iterable through the inlet, without a promise an event. See `Publisher.publishAll`. */
export async function pour<E extends Publishable>(
  events: Iterable<E> | AsyncIterable<E>,
  onResult: OnResult<E> | undefined,
  inlet: Inlet,
): Promise<PublishSummary> {
  const summary: PublishSummary = { accepted: 0, rejected: 0, undeliverable: 0 };
  const held = new Map<number, E>();
  let [pulled, open] = [0, 0];
  let failure: { error: unknown } | undefined;
  let onLast: (() => void) | undefined;

  const settle: Settle = (result, index) => {
    open -= 1;
    summary[result.status] += 1;
    if (onResult) {
      const event = held.get(index) as E;
      held.delete(index);
      try {
        onResult(result, event, index);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (open === 0) onLast?.();
  };

  function take(event: E): void {
    open += 1;
    if (onResult) held.set(pulled, event);
    inlet.enter(event, settle, pulled++);
  }

  const stops = () => failure !== undefined || inlet.isClosed();
  const mayGoOn = () => pulled % GO !== 0 && inlet.isOpen() && !stops();

  /** Waits until the next event may be pulled; false when none may be any more. */
  async function ready(): Promise<boolean> {
    if (pulled > 0 && pulled % GO === 0) await turn();
    while (!inlet.isOpen() && !stops()) await inlet.room();
    return !stops();
  }

  let whole = false;
  try {
    whole = await pull();
  } catch (error) {
    failure ??= { error };
  }
  if (open > 0) await new Promise<void>((resolve) => (onLast = resolve));
  if (failure) throw failure.error;
  if (!whole) throw new Error(`the publisher was closed; ${pulled} events were pulled, each has its result`);
  return summary;

  /** Whether the iterable was pulled to its end. */
  async function pull(): Promise<boolean> {
    if (!(await ready())) return false;
    if (Symbol.asyncIterator in events) {
      for await (const event of events) {
        take(event);
        if (!mayGoOn() && !(await ready())) return false;
      }
    } else {
      for (const event of events) {
        take(event);
        if (!mayGoOn() && !(await ready())) return false;
      }
    }
    return true;
  }
}
