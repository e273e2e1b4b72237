import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupNames, messagesOf } from "../collect/logs";

/** A permission that a function's role lacks. */
export interface Denied {
  /** Log group of the function, or the function itself. */
  where: string;
  /** Such as `s3:PutObject`. */
  action: string;
}

const IN_MESSAGE = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/g;
const IN_FIELD = /"action":"([a-z0-9-]+:[A-Za-z*]+)"/g;

/** Denied actions that functions logged since `since` (milliseconds since the epoch), each once per function. */
export async function deniedInLogs(
  logs: CloudWatchLogsClient,
  since: number,
  skip: string,
): Promise<Denied[]> {
  const denied = new Map<string, Denied>();
  for (const where of await logGroupNames(logs)) {
    if (where === skip) continue;
    for await (const message of messagesOf(logs, where, since)) {
      for (const action of actionsIn(message)) denied.set(`${where} ${action}`, { where, action });
    }
  }
  return [...denied.values()];
}

export function actionsIn(message: string): string[] {
  const found = [IN_MESSAGE, IN_FIELD].flatMap((pattern) =>
    [...message.matchAll(pattern)].map(([, action]) => action),
  );
  return [...new Set(found.filter((action) => action !== undefined))];
}
