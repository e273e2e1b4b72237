import type { BucketNotificationArgs } from "@pulumi/aws/s3";
import { call, type Input } from "../sdk";
import type { Inputs } from "../type";
import { bucketSetting } from "./s3-setting";

type Notification = Inputs<BucketNotificationArgs>;
type Configuration = NonNullable<
  Input<"s3", "PutBucketNotificationConfiguration">["NotificationConfiguration"]
>;
type Events = NonNullable<Configuration["QueueConfigurations"]>[number]["Events"];

/** What the three kinds of destination have in common. */
interface Destination {
  id?: string | undefined;
  events: string[];
  filterPrefix?: string | undefined;
  filterSuffix?: string | undefined;
}

interface LiveDestination {
  Id?: string | undefined;
  Events?: string[] | undefined;
  Filter?: { Key?: { FilterRules?: { Name?: string; Value?: string }[] } } | undefined;
}

function toApi(kind: string, { id, events, filterPrefix, filterSuffix }: Destination, index: number) {
  const rules = [
    ...(filterPrefix === undefined ? [] : [{ Name: "prefix" as const, Value: filterPrefix }]),
    ...(filterSuffix === undefined ? [] : [{ Name: "suffix" as const, Value: filterSuffix }]),
  ];
  return {
    Id: id ?? `strata-${kind}-${index}`,
    Events: events as Events,
    ...(rules.length > 0 && { Filter: { Key: { FilterRules: rules } } }),
  };
}

/** In the names of the inputs; an id that the program does not state is left out, as is what is not there. */
function fromApi(live: LiveDestination, stated: Destination | undefined) {
  const rule = (wanted: string) =>
    live.Filter?.Key?.FilterRules?.find(({ Name }) => Name?.toLowerCase() === wanted)?.Value;
  const [filterPrefix, filterSuffix] = [rule("prefix"), rule("suffix")];
  return {
    events: live.Events ?? [],
    ...(filterPrefix !== undefined && { filterPrefix }),
    ...(filterSuffix !== undefined && { filterSuffix }),
    ...(stated?.id !== undefined && live.Id !== undefined && { id: live.Id }),
  };
}

function listOrNone<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}

const notification = bucketSetting<BucketNotificationArgs>({
  type: "aws:s3/bucketNotification:BucketNotification",
  put: ({ bucket, queues = [], topics = [], lambdaFunctions = [], eventbridge }) =>
    call("s3", "PutBucketNotificationConfiguration", {
      Bucket: bucket,
      NotificationConfiguration: {
        QueueConfigurations: queues.map((queue, at) => ({
          ...toApi("queue", queue, at),
          QueueArn: queue.queueArn,
        })),
        TopicConfigurations: topics.map((topic, at) => ({
          ...toApi("topic", topic, at),
          TopicArn: topic.topicArn,
        })),
        LambdaFunctionConfigurations: lambdaFunctions.map((each, at) => ({
          ...toApi("lambda", each, at),
          LambdaFunctionArn: each.lambdaFunctionArn,
        })),
        EventBridgeConfiguration: eventbridge ? {} : undefined,
      },
    }),
  read: async (Bucket, aws, stated) => {
    const live = await aws.request("s3", "GetBucketNotificationConfiguration", { Bucket });
    const queues = (live.QueueConfigurations ?? []).map((queue, at) => ({
      ...fromApi(queue, stated.queues?.[at]),
      queueArn: queue.QueueArn ?? "",
    }));
    const topics = (live.TopicConfigurations ?? []).map((topic, at) => ({
      ...fromApi(topic, stated.topics?.[at]),
      topicArn: topic.TopicArn ?? "",
    }));
    const lambdaFunctions = (live.LambdaFunctionConfigurations ?? []).map((each, at) => ({
      ...fromApi(each, stated.lambdaFunctions?.[at]),
      lambdaFunctionArn: each.LambdaFunctionArn ?? "",
    }));
    const eventbridge = live.EventBridgeConfiguration !== undefined;
    if (queues.length + topics.length + lambdaFunctions.length === 0 && !eventbridge) return undefined;
    return {
      queues: listOrNone(queues),
      topics: listOrNone(topics),
      lambdaFunctions: listOrNone(lambdaFunctions),
      eventbridge: eventbridge || stated.eventbridge === false ? eventbridge : undefined,
    } as Partial<Notification>;
  },
  // A bucket always has a configuration: an empty one tells nobody.
  remove: (Bucket, aws) =>
    aws.request("s3", "PutBucketNotificationConfiguration", { Bucket, NotificationConfiguration: {} }),
});

export const s3Notifications = [notification];
