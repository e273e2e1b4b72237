import type { Shape } from "../../tests/runtime/redaction/adversarial/mixtures";
import { rowsOf } from "../../tests/runtime/redaction/labelled/generate";
import type { TextRedactor } from "./redactors";

/** Characters of a usual event's text. */
export const EVENT_LENGTH = 323;
/** Characters of the texts that try to be slow. */
export const SHAPE_LENGTH = 10_000;
const MS_PER_SECOND = 1_000;

/** Texts of the labelled set, with and without values, as texts of `length` characters. */
export function eventTexts(length = EVENT_LENGTH): string[] {
  const rows = rowsOf("development");
  const half = rows.length / 2;
  // Sentences with and without values take turns: the set holds them one after the other.
  const mixed = rows.map(
    (_, index) => rows[index % 2 === 0 ? index / 2 : Math.floor(half + index / 2)]?.text,
  );
  const once = mixed.join(" ");
  const all = once.repeat(Math.ceil(length / once.length));
  return Array.from({ length: Math.floor(all.length / length) }, (_, index) =>
    all.slice(index * length, (index + 1) * length),
  );
}

export interface EventTime {
  /** Microseconds of processor time a text takes in the mean, all threads together. */
  readonly mean: number;
  /** Milliseconds on the wall clock that 99 of 100 texts stay below. */
  readonly p99: number;
}

/** Calls before the clock counts: a service has made them within its first seconds. */
const WARM_CALLS = 10_000;

/** The time of texts one by one, warm; stops after `seconds`, and warms up for no longer than twice that. */
export function eventTime({ redact }: TextRedactor, texts: readonly string[], seconds: number): EventTime {
  const until = (end: number, most: number, each: (text: string) => void) => {
    for (let index = 0; index < most && performance.now() < end; index++) {
      each(texts[index % texts.length] as string);
    }
  };
  until(performance.now() + 2 * seconds * MS_PER_SECOND, WARM_CALLS, redact);
  const times: number[] = [];
  const before = process.cpuUsage();
  until(performance.now() + seconds * MS_PER_SECOND, Number.POSITIVE_INFINITY, (text) => {
    const start = performance.now();
    redact(text);
    times.push(performance.now() - start);
  });
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return { mean: (user + system) / times.length, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN };
}

/** Least milliseconds of some runs. */
export function bestTime({ redact }: TextRedactor, text: string, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const before = performance.now();
    redact(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}

export interface Worst {
  readonly shape: string;
  readonly milliseconds: number;
  /** How many of the shapes were tried before the time was up. */
  readonly tried: number;
}

/** The shape that takes longest, of as many as fit into `seconds`. */
export function worstShape(
  redactor: TextRedactor,
  shapes: readonly Shape[],
  seconds: number,
  runs: number,
): Worst {
  const end = performance.now() + seconds * MS_PER_SECOND;
  let worst = { shape: "", milliseconds: 0 };
  let tried = 0;
  for (const { name, make } of shapes) {
    if (performance.now() > end) break;
    const milliseconds = bestTime(redactor, make(SHAPE_LENGTH), runs);
    if (milliseconds > worst.milliseconds) worst = { shape: name, milliseconds };
    tried++;
  }
  return { ...worst, tried };
}
