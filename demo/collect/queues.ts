import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

export interface QueueDepth {
  /** Messages that wait. */
  visible: number;
  /** Messages that a consumer holds or that are delayed. */
  held: number;
  /** How long a message a consumer failed on stays held, in milliseconds. */
  visibilityMs: number;
}

export async function queueUrls(sqs: SQSClient): Promise<string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ MaxResults: 1000 }));
  return QueueUrls;
}

export function queueName(url: string): string {
  return url.split("/").pop() ?? url;
}

export async function depthOf(sqs: SQSClient, QueueUrl: string): Promise<QueueDepth> {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  const count = (name: keyof NonNullable<typeof Attributes>) => Number(Attributes?.[name] ?? 0);
  return {
    visible: count("ApproximateNumberOfMessages"),
    held: count("ApproximateNumberOfMessagesNotVisible") + count("ApproximateNumberOfMessagesDelayed"),
    visibilityMs: count("VisibilityTimeout") * 1000,
  };
}

export interface Message {
  id: string;
  body: string;
  /** Body and attributes in one text, as they lie in the queue. */
  text: string;
  handle: string;
}

/** Seconds a message is hidden while the queue is read, so that each is read once. */
const PEEK_SECONDS = 60;

/**
 * Reads every message of a queue and makes all of them visible again. Meant for queues that nobody consumes.
 *
 * @param hide leaves them hidden for a minute, for a caller that is going to delete some
 */
export async function peek(sqs: SQSClient, QueueUrl: string, { hide = false } = {}): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: PEEK_SECONDS,
        MessageAttributeNames: ["All"],
      }),
    );
    if (Messages.length === 0) break;
    for (const { MessageId = "", Body = "", MessageAttributes, ReceiptHandle = "" } of Messages) {
      const text = MessageAttributes ? `${Body}\n${JSON.stringify(MessageAttributes)}` : Body;
      messages.push({ id: MessageId, body: Body, text, handle: ReceiptHandle });
    }
  }
  if (!hide) for (const { handle } of messages) await release(sqs, QueueUrl, handle);
  return messages;
}

/** Makes a message visible again. */
export async function release(sqs: SQSClient, QueueUrl: string, ReceiptHandle: string): Promise<void> {
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
}
