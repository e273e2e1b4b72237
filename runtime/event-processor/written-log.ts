import { type CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";

/**
 * Ids of the events that stand in a log stream from the first to the last of the given times, milliseconds since the
 * epoch, both included. Needs `logs:GetLogEvents`.
 */
export async function writtenBetween(
  client: CloudWatchLogsClient,
  group: string,
  stream: string,
  times: readonly number[],
): Promise<Set<string>> {
  const found = new Set<string>();
  if (times.length === 0) return found;
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
