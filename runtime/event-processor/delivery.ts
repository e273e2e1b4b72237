import { type FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";
import { batches } from "../shared/batches";
import { type Backoff, retryFailed } from "../shared/retry";

/** Limits of one PutRecordBatch call. */
const LIMITS = { items: 500, bytes: 4 * 1_048_576 };

/** A line on its way to a delivery stream, with whatever identifies it to the caller. */
export interface Line<K> {
  key: K;
  bytes: Uint8Array;
}

/**
 * The verb that puts lines on a delivery stream and puts again only those the service refused.
 * Needs `firehose:PutRecordBatch`.
 *
 * @returns the keys of the lines the service still refused
 */
export function lineWriter(stream: string, client: FirehoseClient, backoff?: Backoff) {
  const put = async <K>(lines: readonly Line<K>[]): Promise<Line<K>[]> => {
    const { RequestResponses } = await client.send(
      new PutRecordBatchCommand({
        DeliveryStreamName: stream,
        Records: lines.map(({ bytes }) => ({ Data: bytes })),
      }),
    );
    return lines.filter((_, at) => RequestResponses?.[at]?.RecordId === undefined);
  };
  return async <K>(lines: readonly Line<K>[]): Promise<K[]> => {
    const refused: K[] = [];
    for (const batch of batches(lines, LIMITS, ({ bytes }) => bytes.byteLength)) {
      for (const { key } of await retryFailed<Line<K>>(batch, put, backoff)) refused.push(key);
    }
    return refused;
  };
}
