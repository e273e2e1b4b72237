import { TOPICS, type Topic } from "../../contracts/topics";
import { BAD_LINES } from "./bad";
import { inventPerson } from "./people";
import { createRandom, type Random } from "./random";
import { remark } from "./sentences";
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

/**
 * Sizes of free text, in characters, that some carriers cannot take: a bus entry holds 256 KiB, a delivery record
 * 1,000 KiB. Larger inputs have one event of each topic and size, so that every detour is taken.
 */
const LARGE = [300_000, 1_030_000];
const LARGE_EVENTS = TOPICS.flatMap((topic) => LARGE.map((size) => ({ topic, size })));
const COUNT_WITH_LARGE = 500;
/** Every 30th line from the sixth on: never the turn of a bad line or of a repeat with the default shares. */
const [LARGE_EVERY, LARGE_FROM] = [30, 5];

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
      const large = count >= COUNT_WITH_LARGE ? largeAt(at) : undefined;
      const topic = large?.topic ?? random.pick(WHEEL);
      const event = inventEvent(random, topic, eventId, now - random.int(0, WINDOW_MS));
      if (large) Object.assign(event["data"] as object, { transcript: longText(random, large.size) });
      const line = Buffer.from(JSON.stringify(event));
      if (!large) remember(earlier, line);
      yield line;
    }
  }
}

function largeAt(at: number): (typeof LARGE_EVENTS)[number] | undefined {
  return at % LARGE_EVERY === LARGE_FROM ? LARGE_EVENTS[(at - LARGE_FROM) / LARGE_EVERY] : undefined;
}

/** Sentences up to a length, some with personal values. */
function longText(random: Random, length: number): string {
  const person = inventPerson(random);
  let text = "";
  while (text.length < length) text += `${remark(random, person)}. ${FILLER}`;
  return text.slice(0, length);
}

const FILLER = "Nothing else to note for this part of the afternoon. ".repeat(40);

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
