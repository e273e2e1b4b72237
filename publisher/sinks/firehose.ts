import type { FirehoseClient, FirehoseClientConfig } from "@aws-sdk/client-firehose";
import { connection } from "./connection";
import type { Limits, PutOutcome, Sink } from "./sink";

/** Limits of PutRecordBatch. Source: "Amazon Data Firehose quota". */
export const FIREHOSE_LIMITS: Limits = {
  records: 500,
  requestBytes: 4 * 1_048_576,
  recordBytes: 1_000 * 1_024,
};

export interface FirehoseSinkOptions {
  /**
   * A client of your own, which stays open when the publisher closes, or the settings of one.
   * @default a client of region and credentials of the environment
   */
  client?: FirehoseClient | FirehoseClientConfig;
}

/**
 * Puts events on Firehose delivery streams. Needs `firehose:PutRecordBatch`. Firehose promises no order, so none is
 * kept; let the delivery stream end each record with a line feed (`AppendDelimiterToRecord`).
 */
export function firehoseSink({ client = {} }: FirehoseSinkOptions = {}): Sink {
  const { FirehoseClient, PutRecordBatchCommand } =
    require("@aws-sdk/client-firehose") as typeof import("@aws-sdk/client-firehose");
  const own = !("send" in client);
  const firehose = own ? new FirehoseClient({ ...connection(), ...client }) : (client as FirehoseClient);
  return {
    limits: FIREHOSE_LIMITS,
    ordered: false,
    async put(stream, records) {
      const { RequestResponses = [] } = await firehose.send(
        new PutRecordBatchCommand({
          DeliveryStreamName: stream,
          Records: records.map(({ bytes }) => ({ Data: bytes })),
        }),
      );
      return RequestResponses.map(
        ({ RecordId, ErrorCode }): PutOutcome =>
          RecordId !== undefined && ErrorCode === undefined
            ? { recordId: RecordId }
            : { error: ErrorCode ?? "UnknownError" },
      );
    },
    close: () => own && firehose.destroy(),
  };
}
