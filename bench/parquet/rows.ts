import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Rows the peers are given at a time, as their documentation does. */
export const ROWS = 100_000;

interface Event {
  event_id: string;
  event_type: string;
  timestamp: string;
  source: string;
  data: Record<string, unknown>;
}
export type Row = Record<string, unknown>;

/** The events of a file as flat rows. */
export async function* batches(input: string): AsyncGenerator<Row[]> {
  const rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(input) })) {
    const { data, timestamp, ...envelope } = JSON.parse(line) as Event;
    rows.push({ ...envelope, timestamp: new Date(timestamp), ...data });
    if (rows.length === ROWS) yield rows.splice(0);
  }
  if (rows.length > 0) yield rows;
}

/** Lists as text: automatic schemas have no lists. */
export function plain(value: unknown): unknown {
  return Array.isArray(value) ? JSON.stringify(value) : value;
}
