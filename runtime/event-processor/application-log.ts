import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { batches } from "../shared/batches";
import { BACKOFF, type Backoff, pause } from "../shared/retry";
import { writtenBetween } from "./written-log";

/** Limits of one PutLogEvents call, with the 26 bytes the service counts for an event. */
const LIMITS = { items: 10_000, bytes: 1_048_576 };
const EVENT_OVERHEAD = 26;
const DAY_MS = 86_400_000;

export interface LogEntry {
  eventId: string;
  /** Arrival at the stream, milliseconds since the epoch: within the service's window, and the same on a retry. */
  at: number;
  message: string;
  /** Whether an earlier try may have written it already. */
  retried: boolean;
}

/** The clients of a log writer. */
export interface LogClients {
  /** Makes streams and looks up what they hold; tries again by itself. */
  client: CloudWatchLogsClient;
  /** Writes; tries each call once. The service knows no conditional write: whoever repeats one has to look first. */
  once: CloudWatchLogsClient;
}

/**
 * The verb that writes entries to a log stream (made when missing), each once: before anything is written that may
 * stand in the stream already, by an earlier try of the batch or by a call whose answer was lost, what stands there is
 * looked up. Needs `logs:CreateLogStream`, `logs:PutLogEvents`, `logs:GetLogEvents`.
 */
export function logWriter(group: string, { client, once }: LogClients, backoff: Backoff = BACKOFF) {
  const known = new Set<string>();
  const missing = async (stream: string, entries: LogEntry[], inDoubt: LogEntry[]): Promise<LogEntry[]> => {
    const times = inDoubt.map(({ at }) => at);
    const written = await writtenBetween(client, group, stream, times);
    return entries.filter(({ eventId }) => !written.has(eventId));
  };
  const put = async (stream: string, batch: LogEntry[]): Promise<void> => {
    let left = batch;
    for (let attempt = 1; left.length > 0; attempt++) {
      try {
        await putOnce(once, group, stream, left);
        return;
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome === "written") return;
        if (outcome === "refused" || attempt >= backoff.attempts) throw error;
        await backoff.sleep(pause(attempt, backoff));
        if (outcome === "in doubt") left = await missing(stream, left, left);
      }
    }
  };
  return async (stream: string, entries: readonly LogEntry[]): Promise<void> => {
    if (!known.has(stream)) await createStream(client, group, stream);
    known.add(stream);
    const retried = entries.filter((entry) => entry.retried);
    const left = (await missing(stream, [...entries], retried)).sort((a, b) => a.at - b.at);
    for (const batch of withinADay(batches(left, LIMITS, sizeOf))) await put(stream, batch);
  };
}

function sizeOf({ message }: LogEntry): number {
  return Buffer.byteLength(message) + EVENT_OVERHEAD;
}

/** The events of one call must lie within 24 hours. */
function withinADay(sorted: LogEntry[][]): LogEntry[][] {
  return sorted.flatMap((batch) => {
    const runs: LogEntry[][] = [];
    for (const entry of batch) {
      const run = runs.at(-1);
      if (run?.[0] && entry.at - run[0].at < DAY_MS) run.push(entry);
      else runs.push([entry]);
    }
    return runs;
  });
}

async function putOnce(client: CloudWatchLogsClient, group: string, stream: string, batch: LogEntry[]) {
  const { rejectedLogEventsInfo } = await client.send(
    new PutLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      logEvents: batch.map(({ at, message }) => ({ timestamp: at, message })),
    }),
  );
  if (rejectedLogEventsInfo) throw new RejectedEntries();
}

/** The service took the call and left some entries out for their age: sending them again changes nothing. */
class RejectedEntries extends Error {
  override name = "RejectedEntries";
  constructor() {
    super("The log group refused entries as too old or too new.");
  }
}

/** What a failed write came to: nothing was written and may be tried again, or nobody can tell. */
function outcomeOf(error: unknown): "written" | "refused" | "throttled" | "in doubt" {
  if (!(error instanceof Error) || error instanceof RejectedEntries) return "refused";
  if (error.name === "DataAlreadyAcceptedException") return "written";
  if (error.name === "ThrottlingException") return "throttled";
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status !== undefined && status >= 400 && status < 500 ? "refused" : "in doubt";
}

async function createStream(client: CloudWatchLogsClient, group: string, stream: string): Promise<void> {
  try {
    await client.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceAlreadyExistsException")) throw error;
  }
}
