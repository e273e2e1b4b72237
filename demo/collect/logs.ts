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

/**
 * Messages of all streams of a group. Asked for the group as a whole: a function has a stream per worker, and asking
 * each of hundreds takes minutes.
 *
 * @param since leaves out what is older, in milliseconds since the epoch
 */
export async function* messagesOf(
  logs: CloudWatchLogsClient,
  group: string,
  since?: number,
): AsyncGenerator<string> {
  let nextToken: string | undefined;
  do {
    const page: { events?: { message?: string }[]; nextToken?: string } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: group, startTime: since, nextToken }),
    );
    for (const { message } of page.events ?? []) if (message !== undefined) yield message;
    nextToken = page.nextToken;
  } while (nextToken);
}
