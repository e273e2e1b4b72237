import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";

export async function logGroupNames(logs: CloudWatchLogsClient): Promise<string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: { logGroups?: { logGroupName?: string }[]; nextToken?: string } = await logs.send(
      new DescribeLogGroupsCommand({ nextToken }),
    );
    found.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

/** Most events of one answer. */
const PAGE_EVENTS = 10_000;

/**
 * Messages of all streams of a group. Asked for the group as a whole: a function has a stream per worker, and asking
 * each of hundreds takes minutes. Pages go by time, since the emulator gives no token for the next one.
 *
 * @param since leaves out what is older, in milliseconds since the epoch
 * @throws when one millisecond holds more than a page, for then the rest cannot be read
 */
export async function* messagesOf(
  logs: CloudWatchLogsClient,
  group: string,
  since = 0,
): AsyncGenerator<string> {
  for (let from = since; ; ) {
    const page = await eventsFrom(logs, group, from);
    const last = page.length < PAGE_EVENTS ? Number.POSITIVE_INFINITY : (page.at(-1)?.timestamp ?? 0);
    for (const { timestamp = 0, message } of page) {
      if (timestamp < last && message !== undefined) yield message;
    }
    if (last === Number.POSITIVE_INFINITY) return;
    if (last === from)
      throw new Error(`log group ${group} holds over ${PAGE_EVENTS} events of one millisecond`);
    from = last;
  }
}

/** Events from a moment on, oldest first: all of them, or a page and whatever tokens lead to. */
async function eventsFrom(logs: CloudWatchLogsClient, logGroupName: string, startTime: number) {
  const events: { timestamp?: number; message?: string }[] = [];
  let nextToken: string | undefined;
  do {
    const page: { events?: typeof events; nextToken?: string } = await logs.send(
      new FilterLogEventsCommand({ logGroupName, startTime, limit: PAGE_EVENTS, nextToken }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return events.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}
