import { statSync } from "node:fs";
import { dirname } from "node:path";
import { queueName } from "./collect";
import { readStreamFailures } from "./drain";
import { describeFindings, type Figures, figuresOf } from "./report";
import { readBatch } from "./resume";
import type { RunResult } from "./run";
import type { DemoStack } from "./stack";

/** What a run comes to: its figures, and what is wrong, one line each. */
export interface Outcome {
  figures: Figures;
  findings: string[];
}

export async function outcomeOf({ running, clients }: DemoStack, result: RunResult): Promise<Outcome> {
  const { collected, verdict, leaks, drain, seconds } = result;
  const { queues, streamFailuresQueueUrl } = running.outputs;
  const failures = readStreamFailures(collected.messages.get(queueName(streamFailuresQueueUrl)) ?? []);
  const undelivered = await Promise.all(
    failures.map(async (batch) => {
      const arn = Object.values(running.outputs.streams).find(({ name }) => name === batch.stream)?.arn;
      const records = arn ? await readBatch(clients.kinesis, arn, batch) : [];
      return { ...batch, lines: records.flatMap(({ partitionKey }) => lineOf(partitionKey, result.run)) };
    }),
  );
  const consumed = Object.values(queues).map(({ url }) => queueName(url));
  const dead = [...collected.messages]
    .filter(([queue]) => queue !== queueName(streamFailuresQueueUrl) && !consumed.includes(queue))
    .map(([queue, messages]) => ({ queue, messages: messages.length }));
  const deadLettered =
    dead.reduce((sum, { messages }) => sum + messages, 0) +
    undelivered.reduce((sum, { records }) => sum + records, 0);
  return {
    figures: figuresOf(verdict, leaks, deadLettered, seconds),
    findings: describeFindings({
      problems: verdict.problems,
      leaks,
      drain,
      undelivered,
      dead,
      kept: collected.undelivered,
    }),
  };
}

/** The line a partition key of this run stands for. */
function lineOf(partitionKey: string, run: string): number[] {
  return partitionKey.startsWith(`${run}-`) ? [Number(partitionKey.slice(run.length + 1))] : [];
}

/** Whether nothing was lost, doubled or leaked, and nothing is left undone. */
export function isGood({ figures, findings }: Outcome): boolean {
  return figures.lost === 0 && figures.duplicates === 0 && figures.leaks === 0 && findings.length === 0;
}

/** @throws an error that names the file when it could not be written there later */
export function checkJsonTarget(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${path} is a directory; --json takes the name of a file`);
  }
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${dirname(path)} is no directory; --json takes the name of a file in one that exists`);
  }
}
