import type { StoredRecord } from "../model";

/** What becomes of one record. */
export type Outcome =
  | { kind: "deliver"; record: StoredRecord; data: Buffer; keys: Record<string, string> }
  | { kind: "drop"; record: StoredRecord }
  | { kind: "fail"; record: StoredRecord; error: RecordError };

/** Why a record goes to the error prefix, in AWS's words. */
export interface RecordError {
  /** E.g. `Lambda.FunctionError`, `DynamicPartitioning.MetadataExtractionFailed`. */
  code: string;
  message: string;
  attempts: number;
  /** Absent where no function was involved. */
  functionArn?: string;
}

/** Kind of failure, as it stands for `!{firehose:error-output-type}`. */
export const PROCESSING_FAILED = "processing-failed";

/**
 * A failed record as Firehose writes it, one JSON document a line.
 * Source: "Handle failure in data transformation" of the Firehose guide.
 */
export function errorDocument(
  { arrivedAt, data }: StoredRecord,
  error: RecordError,
  endedAt: number,
): Buffer {
  const document = {
    attemptsMade: error.attempts,
    arrivalTimestamp: arrivedAt,
    errorCode: error.code,
    errorMessage: error.message,
    attemptEndingTimestamp: endedAt,
    rawData: data.toString("base64"),
    ...(error.functionArn && { lambdaArn: error.functionArn }),
  };
  return Buffer.from(`${JSON.stringify(document)}\n`);
}
