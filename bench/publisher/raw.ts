import { type KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from "@aws-sdk/client-kinesis";
import type { StrataEvent } from "../../contracts/events/event";
import type { Topic } from "../../contracts/topics";
import { KINESIS_LIMITS } from "../../publisher";

interface RawRequest {
  topic: Topic;
  Records: PutRecordsRequestEntry[];
}

/** Full requests in the order of the events, one open request a topic. */
function rawRequests(events: Iterable<StrataEvent>): RawRequest[] {
  const requests: RawRequest[] = [];
  const open = new Map<Topic, RawRequest>();
  for (const event of events) {
    const topic = event.event_type;
    let request = open.get(topic);
    if (!request || request.Records.length === KINESIS_LIMITS.records) {
      request = { topic, Records: [] };
      open.set(topic, request);
      requests.push(request);
    }
    const data = event.data as Record<string, unknown>;
    request.Records.push({
      Data: Buffer.from(JSON.stringify(event)),
      PartitionKey: String(data["session_id"] ?? data["entity_id"]).padEnd(32, "-"),
    });
  }
  return requests;
}

/**
 * What an application does without the publisher: events written as JSON, 500 a call, `concurrency` calls of a topic
 * under way at once. No validation, no order, no second try.
 */
export async function sendRaw(
  client: KinesisClient,
  streams: Record<Topic, string>,
  events: Iterable<StrataEvent>,
  concurrency: number,
): Promise<void> {
  const requests = rawRequests(events);
  const topics = [...new Set(requests.map(({ topic }) => topic))];
  await Promise.all(
    topics.flatMap((topic) => {
      const own = requests.filter((request) => request.topic === topic).values();
      return Array.from({ length: concurrency }, async () => {
        for (const { Records } of own) {
          const { FailedRecordCount } = await client.send(
            new PutRecordsCommand({ StreamName: streams[topic], Records }),
          );
          if (FailedRecordCount) throw new Error(`${FailedRecordCount} records failed`);
        }
      });
    }),
  );
}
