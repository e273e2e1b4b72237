import type {
  PutRecordBatchInput,
  PutRecordBatchOutput,
  PutRecordInput,
  PutRecordOutput,
} from "@aws-sdk/client-firehose";
import type { Definition } from "../model";
import { invalid, unavailable } from "./errors";
import type { Operation } from "./operation";

/** Limits of PutRecord and PutRecordBatch. Source: "Amazon Data Firehose quota". */
const MOST_RECORDS = 500;
const MOST_BATCH_BYTES = 4 * 1024 * 1024;
const MOST_RECORD_BYTES = 1000 * 1024;

const SLOW_DOWN = "Slow down.";

/** Over JSON, a record's data is base64 text. */
type Wire<T> = T extends Uint8Array ? string : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

export const putRecord: Operation<Wire<PutRecordInput>, PutRecordOutput> = (input, { stream }) => {
  const running = stream(input.DeliveryStreamName);
  const data = decoded(input.Record?.Data, "Record.Data");
  const [RecordId] = running.accept([data]);
  if (!RecordId) throw unavailable(SLOW_DOWN);
  return { RecordId, Encrypted: isEncrypted(running) };
};

export const putRecordBatch: Operation<Wire<PutRecordBatchInput>, PutRecordBatchOutput> = (
  input,
  { stream },
) => {
  const running = stream(input.DeliveryStreamName);
  const records = input.Records;
  if (!Array.isArray(records) || records.length === 0 || records.length > MOST_RECORDS) {
    throw invalid(`Records has ${records?.length ?? 0} records; allowed: 1 to ${MOST_RECORDS}.`);
  }
  const datas = records.map((record, i) => decoded(record?.Data, `Records[${i}].Data`));
  const bytes = datas.reduce((sum, { length }) => sum + length, 0);
  if (bytes > MOST_BATCH_BYTES)
    throw invalid(`Records has ${bytes} bytes; allowed: at most ${MOST_BATCH_BYTES} (4 MiB).`);
  const ids = running.accept(datas);
  return {
    FailedPutCount: datas.length - ids.length,
    Encrypted: isEncrypted(running),
    RequestResponses: datas.map((_, i) =>
      ids[i] ? { RecordId: ids[i] } : { ErrorCode: "ServiceUnavailableException", ErrorMessage: SLOW_DOWN },
    ),
  };
};

function decoded(text: unknown, field: string): Buffer {
  if (typeof text !== "string") throw invalid(`${field} is missing; allowed: base64 data.`);
  const data = Buffer.from(text, "base64");
  if (data.length > MOST_RECORD_BYTES) {
    throw invalid(`${field} has ${data.length} bytes; allowed: at most ${MOST_RECORD_BYTES} (1,000 KiB).`);
  }
  return data;
}

const isEncrypted = ({ definition }: { definition: Definition }): boolean =>
  definition.encryption?.Status === "ENABLED";
