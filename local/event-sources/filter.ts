import { compilePattern } from "./pattern";

/** Decides whether a record reaches the function, over the record as filter patterns see it. */
export type RecordFilter = (view: Record<string, unknown>) => boolean;

/**
 * A mapping's FilterCriteria: a record is kept when any pattern matches it. `view.data` is absent where a Kinesis
 * record's data is no JSON object; a pattern over `data` then drops the record whatever it says, as AWS does
 * (Lambda developer guide, "Properly filtering Kinesis messages"), while a pattern over other fields decides alone.
 */
export function compileFilters(patterns: readonly string[]): RecordFilter {
  const tests = patterns.map((text) => {
    const pattern = parsePattern(text);
    const test = compilePattern(pattern);
    const readsData = Object.hasOwn(pattern, "data");
    return (view: Record<string, unknown>) => (!readsData || Object.hasOwn(view, "data")) && test(view);
  });
  return (view) => tests.some((test) => test(view));
}

function parsePattern(text: string): object {
  try {
    const pattern: unknown = JSON.parse(text);
    if (typeof pattern === "object" && pattern !== null) return pattern;
  } catch {
    // Named below, together with JSON that is no object.
  }
  throw new Error(`filter pattern ${text} must be a JSON object`);
}

/** Kinesis data as patterns see it: parsed where it is a JSON object in UTF-8, else undefined. */
export function parseData(data: Uint8Array): object | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data));
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
