import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";

interface Page<K extends string> {
  nextToken?: string | undefined;
  items: Record<K, string | undefined>[];
}

export async function logGroupNames(logs: CloudWatchLogsClient): Promise<string[]> {
  return names(async (nextToken) => {
    const page = await logs.send(new DescribeLogGroupsCommand({ nextToken }));
    return {
      nextToken: page.nextToken,
      items: (page.logGroups ?? []).map((g) => ({ name: g.logGroupName })),
    };
  });
}

/** Messages of every stream of a group, oldest first within a stream. */
export async function* messagesOf(logs: CloudWatchLogsClient, group: string): AsyncGenerator<string> {
  const streams = await names(async (nextToken) => {
    const page = await logs.send(new DescribeLogStreamsCommand({ logGroupName: group, nextToken }));
    return {
      nextToken: page.nextToken,
      items: (page.logStreams ?? []).map((s) => ({ name: s.logStreamName })),
    };
  });
  for (const logStreamName of streams) {
    let nextToken: string | undefined;
    // The token of the last page repeats itself: that is how this API says it is done.
    for (let before: string | undefined = ""; before !== nextToken; ) {
      before = nextToken;
      const page: { events?: { message?: string }[]; nextForwardToken?: string } = await logs.send(
        new GetLogEventsCommand({ logGroupName: group, logStreamName, startFromHead: true, nextToken }),
      );
      for (const { message } of page.events ?? []) if (message !== undefined) yield message;
      nextToken = page.nextForwardToken;
    }
  }
}

async function names(load: (nextToken?: string) => Promise<Page<"name">>): Promise<string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await load(nextToken);
    found.push(...page.items.flatMap(({ name }) => name ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}
