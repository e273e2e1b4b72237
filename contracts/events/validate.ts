import { type ContractReason, MAX_EVENT_DEPTH, MAX_TIMESTAMP_AHEAD_MS } from "../quarantine";
import { isTopic, type Topic } from "../topics";
import type { StrataEvent } from "./event";
import type { SchemaError, Validator } from "./generated/validators";
import * as validators from "./generated/validators";
import { parseUtcInstant } from "./instant";

export type Validation =
  | { ok: true; event: StrataEvent }
  | { ok: false; reason: ContractReason; pointer?: string };

const DATA: Record<Topic, Validator> = {
  "chat.message.sent": validators.chat_message_sent,
  "safety.crisis.detected": validators.safety_crisis_detected,
  "observer.threshold.exceeded": validators.observer_threshold_exceeded,
  "observer.session.completed": validators.observer_session_completed,
  "crisis.notification.required": validators.crisis_notification_required,
  "audit.event.logged": validators.audit_event_logged,
};

const ENVELOPE_FIELDS = new Set(["event_id", "event_type", "timestamp", "source", "data", "schema_version"]);

/**
 * Judges a parsed JSON object against the event contract, in the order of the reason codes. Pointers are JSON
 * pointers made of the contract's own field names and array positions, so that they are free of personal data.
 *
 * @param now milliseconds since the epoch
 */
export function validateEvent(value: Record<string, unknown>, now: number): Validation {
  const type = value["event_type"];
  if (typeof type === "string" && !isTopic(type)) {
    return { ok: false, reason: "unknown_event_type", pointer: "/event_type" };
  }
  const tooDeep = fieldDeeperThan(value, MAX_EVENT_DEPTH);
  if (tooDeep !== undefined) return violation(ENVELOPE_FIELDS.has(tooDeep) ? `/${tooDeep}` : "");
  if (!validators.envelope(value)) return violation(pointerOf(validators.envelope.errors?.[0]));
  const event = value as unknown as StrataEvent;
  const validate = DATA[event.event_type];
  if (!validate(event.data)) return violation(`/data${pointerOf(validate.errors?.[0])}`);
  const instant = parseUtcInstant(event.timestamp);
  if (instant === undefined || instant > now + MAX_TIMESTAMP_AHEAD_MS) {
    return { ok: false, reason: "invalid_timestamp", pointer: "/timestamp" };
  }
  return { ok: true, event };
}

function violation(pointer: string): Validation {
  return { ok: false, reason: "schema_violation", pointer };
}

function pointerOf(error: SchemaError | undefined): string {
  if (!error) return "";
  const { missingProperty } = error.params;
  return missingProperty === undefined ? error.instancePath : `${error.instancePath}/${missingProperty}`;
}

/**
 * Name of the first field below which objects and arrays nest deeper than `limit` (the value itself is level 1), or
 * undefined. Costs one visit a value.
 */
function fieldDeeperThan(value: Record<string, unknown>, limit: number): string | undefined {
  for (const field in value) {
    const child = value[field];
    if (isObject(child) && isDeeper(child, limit - 1)) return field;
  }
  return undefined;
}

/** Ends at the limit, so that no input is too deep for the call stack. */
function isDeeper(node: object, limit: number): boolean {
  if (limit === 0) return true;
  if (Array.isArray(node)) return node.some((item) => isObject(item) && isDeeper(item, limit - 1));
  const fields = node as Record<string, unknown>;
  for (const field in fields) {
    const child = fields[field];
    if (isObject(child) && isDeeper(child, limit - 1)) return true;
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
