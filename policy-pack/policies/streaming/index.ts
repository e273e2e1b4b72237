import type { Rule } from "../../model/rule";
import { firehoseCustomerKey } from "./firehose-customer-key";
import { kinesisCustomerKey } from "./kinesis-customer-key";
import { streamRetention } from "./stream-retention";

export const STREAMING: readonly Rule[] = [firehoseCustomerKey, kinesisCustomerKey, streamRetention];
