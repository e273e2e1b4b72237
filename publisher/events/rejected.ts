import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import type { Rejected } from "../result";

type Reason = Rejected["reason"];

const DETAILS: Record<Reason, string> = {
  too_large: `an event has at most ${MAX_EVENT_BYTES} bytes as JSON in UTF-8`,
  invalid_utf8: "an event is written in UTF-8",
  not_json: "an event is one JSON object and holds only what JSON can express",
  unknown_event_type: "event_type is one of the topics of the contract",
  schema_violation: "the value at the pointer does not conform to the event's schema",
  invalid_timestamp: "timestamp is a real instant in UTC, ends in Z and lies at most 24 h ahead",
};

/** A rejection; its words are the contract's, never the event's. */
export function rejected(reason: Reason, pointer?: string): Rejected {
  const detail = DETAILS[reason];
  return pointer === undefined
    ? { status: "rejected", reason, detail }
    : { status: "rejected", reason, pointer, detail };
}

/** @param size of the event, in bytes */
export function tooLarge(size: number, limit: number): Rejected {
  return {
    status: "rejected",
    reason: "too_large",
    detail: `the event has ${size} bytes; at most ${limit} are taken`,
  };
}
