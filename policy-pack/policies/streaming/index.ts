import type { Rule } from "../../model/rules/rule";
import { firehoseCustomerKey } from "./firehose-customer-key";
import { firehoseDestinationKey } from "./firehose-destination-key";
import { firehoseErrorLog } from "./firehose-error-log";
import { firehosePartitions } from "./firehose-partitions";
import { firehoseTransforms } from "./firehose-transforms";
import { kinesisCustomerKey } from "./kinesis-customer-key";
import { streamRetention } from "./stream-retention";

export const STREAMING: readonly Rule[] = [
  firehoseTransforms,
  firehoseDestinationKey,
  firehoseErrorLog,
  firehoseCustomerKey,
  kinesisCustomerKey,
  streamRetention,
  firehosePartitions,
];
