import type { Topic } from "../../contracts/topics";
import { KINESIS_LIMITS } from "../../publisher";
import { fits } from "../../publisher/sinks/sink";
import { HELD_BYTES } from "../expect";
import { type Line, readLines } from "../lines";
import { FALLBACK_TOPIC, topicOf } from "./route";

/** Lines for one stream, sent in one request. */
export interface Batch {
  kind: "batch";
  /** Position in the plan, from 0. The same input gives the same plan, so a number is all a journal needs. */
  number: number;
  topic: Topic;
  lines: (Line & { bytes: Buffer })[];
}

/** A line that no stream takes. */
export interface Oversized {
  kind: "oversized";
  number: number;
  topic: Topic;
  line: Line;
}

export type Step = Batch | Oversized;

/** Room for a partition key, in bytes. */
const KEY_BYTES = 64;

/** Cuts an input into requests, one open batch per stream, in an order that depends on the input alone. */
export async function* planSteps(path: string): AsyncGenerator<Step> {
  const open = new Map<Topic, { lines: Batch["lines"]; bytes: number }>();
  let number = 0;
  const flush = (topic: Topic, lines: Batch["lines"]): Batch => {
    open.delete(topic);
    return { kind: "batch", number: number++, topic, lines };
  };
  for await (const line of readLines(path, HELD_BYTES)) {
    if (!holdsBytes(line)) {
      yield { kind: "oversized", number: number++, topic: FALLBACK_TOPIC, line };
      continue;
    }
    const topic = topicOf(line.bytes);
    const size = line.size + KEY_BYTES;
    const waiting = open.get(topic);
    if (waiting && !fits(KINESIS_LIMITS, waiting.lines.length, waiting.bytes, size)) {
      yield flush(topic, waiting.lines);
    }
    const batch = open.get(topic) ?? { lines: [], bytes: 0 };
    batch.lines.push(line);
    batch.bytes += size;
    open.set(topic, batch);
  }
  for (const [topic, { lines }] of [...open]) yield flush(topic, lines);
}

function holdsBytes(line: Line): line is Line & { bytes: Buffer } {
  return line.bytes !== undefined;
}
