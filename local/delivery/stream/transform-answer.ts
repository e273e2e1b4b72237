import type { StoredRecord } from "../model";
import type { Outcome, RecordError } from "./outcome";

interface AnswerRecord {
  recordId?: unknown;
  result?: unknown;
  data?: unknown;
  metadata?: { partitionKeys?: Record<string, unknown> };
}

type Invocation = Pick<RecordError, "attempts" | "functionArn">;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What a transform's answer says of each record it was given. */
export function readAnswer(
  records: readonly StoredRecord[],
  payload: Uint8Array,
  invocation: Invocation,
): Outcome[] {
  const fail = (record: StoredRecord, code: string, message: string): Outcome => {
    return { kind: "fail", record, error: { code, message, ...invocation } };
  };
  const answers = parse(payload);
  if (!answers) {
    const message = "The Lambda function's answer is no JSON object with a list of records.";
    return records.map((record) => fail(record, "Lambda.JsonProcessingException", message));
  }
  const seen = new Map<unknown, AnswerRecord[]>();
  for (const answer of answers) seen.set(answer.recordId, [...(seen.get(answer.recordId) ?? []), answer]);
  return records.map((record) => {
    const [answer, second] = seen.get(record.recordId) ?? [];
    if (!answer)
      return fail(record, "Lambda.MissingRecordId", "The Lambda function's answer lacks the record's id.");
    if (second)
      return fail(
        record,
        "Lambda.DuplicatedRecordId",
        "The Lambda function's answer has the record's id twice.",
      );
    if (answer.result === "Dropped") return { kind: "drop", record };
    if (answer.result === "ProcessingFailed") {
      return fail(record, "Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record");
    }
    const { result, data } = answer;
    if (result !== "Ok" || typeof data !== "string" || !BASE64.test(data)) {
      const message =
        "The Lambda function's answer for the record has no result Ok, Dropped or ProcessingFailed, or no base64 data.";
      return fail(record, "Lambda.JsonProcessingException", message);
    }
    return {
      kind: "deliver",
      record,
      data: Buffer.from(data, "base64"),
      keys: textKeys(answer.metadata?.partitionKeys),
    };
  });
}

function parse(payload: Uint8Array): AnswerRecord[] | undefined {
  try {
    const { records } = JSON.parse(Buffer.from(payload).toString("utf8"));
    return Array.isArray(records) && records.every((item) => typeof item === "object" && item !== null)
      ? records
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keys with a value; AWS counts null and empty ones as missing. */
function textKeys(keys: unknown): Record<string, string> {
  if (typeof keys !== "object" || keys === null) return {};
  const given = Object.entries(keys).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
