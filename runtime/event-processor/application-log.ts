import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { batches } from "../shared/batches";

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

/**
 * The verb that writes entries to a log stream (made when missing), each once: of retried entries those that stand in
 * the stream already are left out. Needs `logs:CreateLogStream`, `logs:PutLogEvents`, `logs:GetLogEvents`.
 */
export function logWriter(group: string, client: CloudWatchLogsClient) {
  const known = new Set<string>();
  return async (stream: string, entries: readonly LogEntry[]): Promise<void> => {
    if (!known.has(stream)) await createStream(client, group, stream);
    known.add(stream);
    const retried = entries.filter((entry) => entry.retried);
    const written = await eventIdsBetween(client, group, stream, retried);
    const missing = entries.filter(({ eventId }) => !written.has(eventId)).sort((a, b) => a.at - b.at);
    for (const batch of withinADay(batches(missing, LIMITS, sizeOf))) {
      const { rejectedLogEventsInfo } = await client.send(
        new PutLogEventsCommand({
          logGroupName: group,
          logStreamName: stream,
          logEvents: batch.map(({ at, message }) => ({ timestamp: at, message })),
        }),
      );
      if (rejectedLogEventsInfo) throw new Error("The log group refused entries as too old or too new.");
    }
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

async function createStream(client: CloudWatchLogsClient, group: string, stream: string): Promise<void> {
  try {
    await client.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceAlreadyExistsException")) throw error;
  }
}

async function eventIdsBetween(
  client: CloudWatchLogsClient,
  group: string,
  stream: string,
  entries: readonly LogEntry[],
): Promise<Set<string>> {
  const found = new Set<string>();
  if (entries.length === 0) return found;
  const times = entries.map(({ at }) => at);
  let token: string | undefined;
  for (;;) {
    const page = await client.send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        startTime: times.reduce((a, b) => Math.min(a, b)),
        endTime: times.reduce((a, b) => Math.max(a, b)) + 1,
        startFromHead: true,
        ...(token === undefined ? {} : { nextToken: token }),
      }),
    );
    for (const { message } of page.events ?? []) {
      const id = eventIdOf(message ?? "");
      if (id !== undefined) found.add(id);
    }
    // The service ends a listing by returning the token it was given.
    if (page.nextForwardToken === undefined || page.nextForwardToken === token) return found;
    token = page.nextForwardToken;
  }
}

function eventIdOf(message: string): string | undefined {
  try {
    return (JSON.parse(message) as { event_id?: string }).event_id;
  } catch {
    return undefined;
  }
}
