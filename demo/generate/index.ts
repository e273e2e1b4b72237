import { TOPICS, type Topic } from "../../contracts/topics";
import { BAD_LINES } from "./bad";
import { createRandom, type Random } from "./random";
import { inventEvent } from "./topics";

export interface GenerateOptions {
  /** Lines in all, bad ones and repeats included. */
  count: number;
  /** The same seed and `now` give the same bytes. */
  seed: number;
  /** Milliseconds since the epoch; timestamps lie in the 90 minutes before it, and ids carry it. */
  now: number;
  /** Share of lines that are wrong in one of the ways of `BAD_LINES`. @default 0.05 */
  badShare?: number;
  /** Share of lines that repeat an earlier valid line byte for byte. @default 0.02 */
  repeatShare?: number;
}

/** Relative frequency of each topic: chat is by far the most of it in a school. */
const WEIGHTS: Record<Topic, number> = {
  "chat.message.sent": 40,
  "safety.crisis.detected": 10,
  "observer.threshold.exceeded": 10,
  "observer.session.completed": 15,
  "crisis.notification.required": 10,
  "audit.event.logged": 15,
};
const WHEEL = TOPICS.flatMap((topic) => Array<Topic>(WEIGHTS[topic]).fill(topic));

const WINDOW_MS = 90 * 60_000;
const REMEMBERED = 64;

/**
 * Lines of a run, without line ends. Bad lines and repeats are spread evenly; bad lines walk through `BAD_LINES`
 * in order, so that a run with enough of them has each way to be wrong at least once.
 */
export function* generateLines(options: GenerateOptions): Generator<Buffer> {
  const { count, seed, now, badShare = 0.05, repeatShare = 0.02 } = options;
  const random = createRandom(seed);
  const run = `${now.toString(36)}_${(seed >>> 0).toString(36)}`;
  const earlier: Buffer[] = [];
  let [bad, repeats] = [0, 0];
  for (let at = 0; at < count; at++) {
    const eventId = `evt_${run}_${at}`;
    if (bad < Math.floor((at + 1) * badShare)) {
      yield badLine(bad++, random, eventId, now);
    } else if (earlier.length > 0 && repeats < Math.floor((at + 1) * repeatShare)) {
      repeats += 1;
      yield random.pick(earlier);
    } else {
      const event = inventEvent(random, random.pick(WHEEL), eventId, now - random.int(0, WINDOW_MS));
      const line = Buffer.from(JSON.stringify(event));
      remember(earlier, line);
      yield line;
    }
  }
}

/** The n-th bad line of a run. Over-sized ones come once only: each is worth hundreds of ordinary events. */
function badLine(nth: number, random: Random, eventId: string, now: number): Buffer {
  const again = nth >= BAD_LINES.length;
  const choices = again ? BAD_LINES.filter(({ reason }) => reason !== "too_large") : BAD_LINES;
  const bad = choices[nth % choices.length];
  if (!bad) throw new Error("there is no bad line to choose from");
  return bad.bytes(random, eventId, now);
}

/** Keeps the last few lines, so that a repeat comes soon after its original as well as batches later. */
function remember(lines: Buffer[], line: Buffer): void {
  lines.push(line);
  if (lines.length > REMEMBERED) lines.shift();
}
