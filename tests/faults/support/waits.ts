import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  UpdateDestinationCommand,
} from "@aws-sdk/client-firehose";
import { ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { DemoStack } from "../../../demo/stack";

/** Seconds after which a message that a consumer failed on comes back; the deployed minute would only be waited for. */
const VISIBILITY_SECONDS = 1;

/** Shortens what every test would have to wait for: buffers, batch windows and the queues' visibility time-outs. */
export async function shortenWaits(
  { clients, running }: DemoStack,
  visibilitySeconds = VISIBILITY_SECONDS,
): Promise<void> {
  const { outputs, deliveryEndpoint, region, credentials } = running;
  const firehose = new FirehoseClient({ endpoint: deliveryEndpoint, region, credentials });
  for (const DeliveryStreamName of Object.values(outputs.deliveryStreams)) {
    const { DeliveryStreamDescription: described } = await firehose.send(
      new DescribeDeliveryStreamCommand({ DeliveryStreamName }),
    );
    const destination = described?.Destinations?.[0];
    await firehose.send(
      new UpdateDestinationCommand({
        DeliveryStreamName,
        CurrentDeliveryStreamVersionId: described?.VersionId,
        DestinationId: destination?.DestinationId,
        ExtendedS3DestinationUpdate: {
          BufferingHints: {
            ...destination?.ExtendedS3DestinationDescription?.BufferingHints,
            IntervalInSeconds: 0,
          },
        },
      }),
    );
  }
  for (const { url: QueueUrl } of Object.values(outputs.queues)) {
    const Attributes = { VisibilityTimeout: String(visibilitySeconds) };
    await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }
  const { EventSourceMappings = [] } = await clients.lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID, FunctionArn } of EventSourceMappings) {
    await clients.lambda.send(
      new UpdateEventSourceMappingCommand({
        UUID,
        FunctionName: FunctionArn,
        MaximumBatchingWindowInSeconds: 0,
      }),
    );
  }
}
