// Made by `npm run contracts` from contracts/events/*.schema.json. Do not edit.
export interface SchemaError {
  /** JSON pointer to the value that is wrong; for a missing field, to the object that lacks it. */
  instancePath: string;
  keyword: string;
  params: { missingProperty?: string };
}
export interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}
export const envelope: Validator;
export const chat_message_sent: Validator;
export const safety_crisis_detected: Validator;
export const observer_threshold_exceeded: Validator;
export const observer_session_completed: Validator;
export const crisis_notification_required: Validator;
export const audit_event_logged: Validator;
