import type { SQS } from "@aws-sdk/client-sqs";
import type { RoleClients } from "./clients";
import { type Discard, failureDocument, failureObject } from "./failure";
import type { Mapping } from "./mapping";
import { isDenial } from "./status";

/** The action that sending to a destination needs, for a denial whose message does not name it. */
export function destinationAction(arn: string): string {
  if (arn.startsWith("arn:aws:sqs:")) return "sqs:SendMessage";
  if (arn.startsWith("arn:aws:sns:")) return "sns:Publish";
  return "s3:PutObject";
}

/**
 * Throws unless the role may send to a queue, with a message that SQS refuses for having no body once it has
 * checked the permission. Topics and buckets offer no such request that leaves nothing behind.
 */
export async function probeDestination(
  arn: string,
  clients: Pick<RoleClients, "sqs">,
  queues: SQS,
): Promise<void> {
  if (!arn.startsWith("arn:aws:sqs:")) return;
  const { QueueUrl } = await queues.getQueueUrl({ QueueName: arn.split(":").at(-1) });
  const refused = await clients.sqs.sendMessage({ QueueUrl, MessageBody: "" }).catch((error: Error) => error);
  if (refused instanceof Error && isDenial(refused)) throw refused;
}

/**
 * Sends what was given up to the mapping's on-failure destination under the function's role; does nothing without a
 * destination. Throws what the service answers. `queues` finds a queue's URL, which on AWS needs no permission.
 */
export async function sendToDestination(
  mapping: Mapping,
  discard: Discard,
  clients: Pick<RoleClients, "sqs" | "sns" | "s3">,
  queues: SQS,
): Promise<void> {
  const arn = mapping.onFailureArn;
  if (!arn) return;
  const now = new Date();
  const name = arn.split(":").at(-1) ?? "";
  switch (arn.split(":")[2]) {
    case "sqs": {
      const { QueueUrl } = await queues.getQueueUrl({ QueueName: name });
      const MessageBody = JSON.stringify(failureDocument(mapping, discard, now));
      await clients.sqs.sendMessage({ QueueUrl, MessageBody });
      return;
    }
    case "sns":
      await clients.sns.publish({
        TopicArn: arn,
        Message: JSON.stringify(failureDocument(mapping, discard, now)),
      });
      return;
    case "s3": {
      const { key, body } = failureObject(mapping, discard, now);
      await clients.s3.putObject({ Bucket: name, Key: key, Body: body });
      return;
    }
    default:
      throw new Error(`on-failure destination ${arn} is not supported; allowed are SQS, SNS and S3`);
  }
}
