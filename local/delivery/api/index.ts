import { ApiError } from "./errors";
import type { Operation } from "./operation";
import { putRecord, putRecordBatch } from "./records";
import {
  createDeliveryStream,
  deleteDeliveryStream,
  describeDeliveryStream,
  listDeliveryStreams,
  updateDestination,
} from "./streams";
import {
  listTagsForDeliveryStream,
  startDeliveryStreamEncryption,
  stopDeliveryStreamEncryption,
  tagDeliveryStream,
  untagDeliveryStream,
} from "./tags";

const OPERATIONS: Record<string, Operation<never, unknown>> = {
  CreateDeliveryStream: createDeliveryStream,
  DeleteDeliveryStream: deleteDeliveryStream,
  DescribeDeliveryStream: describeDeliveryStream,
  ListDeliveryStreams: listDeliveryStreams,
  ListTagsForDeliveryStream: listTagsForDeliveryStream,
  PutRecord: putRecord,
  PutRecordBatch: putRecordBatch,
  StartDeliveryStreamEncryption: startDeliveryStreamEncryption,
  StopDeliveryStreamEncryption: stopDeliveryStreamEncryption,
  TagDeliveryStream: tagDeliveryStream,
  UntagDeliveryStream: untagDeliveryStream,
  UpdateDestination: updateDestination,
};

const TARGET = /^Firehose_20150804\.(\w+)$/;

/** The operation an `X-Amz-Target` header names. @throws ApiError UnknownOperationException */
export function operationOf(target: string | undefined): { name: string; run: Operation<unknown, unknown> } {
  const name = TARGET.exec(target ?? "")?.[1] ?? "";
  const run = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (!run)
    throw new ApiError(
      "UnknownOperationException",
      `X-Amz-Target is "${target}"; allowed: Firehose_20150804.<operation>.`,
    );
  return { name, run: run as Operation<unknown, unknown> };
}
