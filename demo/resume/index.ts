import { DeleteMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { StackOutputs } from "../../contracts/outputs";
import { TOPICS } from "../../contracts/topics";
import { type Clients, peek, release } from "../collect";
import { readStreamFailures, type UndeliveredBatch } from "../drain";
import { deliverAgain } from "./invoke";
import { readBatch } from "./records";

export { readBatch } from "./records";

/** Records of one invocation; the originals are at most 1 MiB each and Lambda takes 6 MiB. */
const MOST_RECORDS = 4;

/**
 * Delivers again what earlier runs had to give up: stream batches to their processors, dead letters to their
 * consumers' queues. What fails again stays where it is.
 *
 * @returns how many records and messages were taken
 */
export async function resume(clients: Clients, outputs: StackOutputs): Promise<number> {
  let resumed = 0;
  const failures = outputs.streamFailuresQueueUrl;
  for (const message of await peek(clients.sqs, failures, { hide: true })) {
    const [batch] = readStreamFailures([message]);
    const records = batch ? await resumeBatch(clients, outputs, batch) : undefined;
    if (records === undefined) {
      await release(clients.sqs, failures, message.handle);
      continue;
    }
    resumed += records;
    await clients.sqs.send(new DeleteMessageCommand({ QueueUrl: failures, ReceiptHandle: message.handle }));
  }
  for (const { url, deadLetterUrl } of Object.values(outputs.queues)) {
    for (const { body, handle } of await peek(clients.sqs, deadLetterUrl, { hide: true })) {
      await clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
      await clients.sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle: handle }));
      resumed += 1;
    }
  }
  return resumed;
}

/** @returns how many records were taken; undefined where the batch failed again */
async function resumeBatch(
  { kinesis, lambda }: Clients,
  outputs: StackOutputs,
  batch: UndeliveredBatch,
): Promise<number | undefined> {
  const topic = TOPICS.find((name) => outputs.streams[name].name === batch.stream);
  if (!topic) return undefined;
  const { arn } = outputs.streams[topic];
  const records = await readBatch(kinesis, arn, batch);
  if (records.length < batch.records) return undefined;
  for (let at = 0; at < records.length; at += MOST_RECORDS) {
    const some = records.slice(at, at + MOST_RECORDS);
    if (!(await deliverAgain(lambda, outputs.functions.processors[topic], arn, some))) return undefined;
  }
  return records.length;
}
