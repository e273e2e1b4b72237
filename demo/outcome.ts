import { statSync } from "node:fs";
import { dirname } from "node:path";
import { CONSUMERS, type Consumer } from "../contracts/topics";
import { queueName } from "./collect";
import { readStreamFailures } from "./drain";
import { describeFindings, type Figures, figuresOf } from "./report";
import type { RunResult } from "./run";
import type { DemoStack } from "./stack";

/** What a run comes to: its figures, and what is wrong, one line each. */
export interface Outcome {
  figures: Figures;
  findings: string[];
}

export function outcomeOf({ running }: DemoStack, result: RunResult): Outcome {
  const { collected, verdict, leaks, drain, seconds } = result;
  const { queues, streamFailuresQueueUrl } = running.outputs;
  const messagesIn = (url: string) => collected.messages.get(queueName(url)) ?? [];
  const undelivered = readStreamFailures(messagesIn(streamFailuresQueueUrl));
  const dead = (Object.keys(CONSUMERS) as Consumer[]).map((consumer) => ({
    queue: queueName(queues[consumer].deadLetterUrl),
    messages: messagesIn(queues[consumer].deadLetterUrl).length,
  }));
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
      dead: dead.filter(({ messages }) => messages > 0),
      kept: collected.undelivered,
    }),
  };
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
