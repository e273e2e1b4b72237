import type { Props } from "../../../policy-pack/model/stack/stack";
import { classOf, plain, type Reader } from "./reader";

const HOURS_A_DAY = 24;
const SECONDS_A_DAY = 86_400;

/** SQS keeps a message four days where nothing is stated; in a dead-letter queue the days count from its first queue. */
const QUEUE_SECONDS = 345_600;

/** Firehose tries a delivery to S3 again for 24 hours, then writes it to the error prefix. */
const DELIVERY_DAYS = 1;

export const streamCopies: Reader = (stream) => [
  plain(stream, "Kinesis stream", classOf(stream), (stream.props["retentionPeriod"] ?? 24) / HOURS_A_DAY),
];

export const queueCopies: Reader = (queue) => [
  plain(
    queue,
    "SQS queue",
    classOf(queue),
    (queue.props["messageRetentionSeconds"] ?? QUEUE_SECONDS) / SECONDS_A_DAY,
  ),
];

export const deliveryCopies: Reader = (delivery) => [
  { ...plain(delivery, "delivery stream", classOf(delivery), DELIVERY_DAYS), kind: "buffer" },
];

/** No days stated is for ever, in CloudWatch as in an archive. */
const days = (props: Props, property: string): number | "never" => props[property] || "never";

export const logCopies: Reader = (group) => [
  plain(group, "log group", classOf(group), days(group.props, "retentionInDays")),
];

/** An archive takes no tags; it holds what the bus carries. */
export const archiveCopies: Reader = (archive) => [
  plain(archive, "event archive", "event-archive", days(archive.props, "retentionDays")),
];
