/** What can be found in text. Each is written as a placeholder of its name, such as `[EMAIL]`. */
export const PII_TYPES = [
  "PERSON",
  "EMAIL",
  "PHONE",
  "US_SSN",
  "CREDIT_CARD",
  "IBAN",
  "URL",
  "IP",
  "DATE_OF_BIRTH",
  "STUDENT_ID",
  "HANDLE",
  "ADDRESS",
  "NET_ID",
  "MEDICAL_RECORD_NUMBER",
  "HEALTH_PLAN_ID",
  "LICENSE_PLATE",
  "PASSPORT",
  "MAC_ADDRESS",
  "COORDINATES",
] as const;

export type PiiType = (typeof PII_TYPES)[number];

/** Where something was found: UTF-16 offsets into the original text, end exclusive. Never the value. */
export interface Finding {
  type: PiiType;
  start: number;
  end: number;
}

/** A personal value known beforehand, to be removed wherever it stands. */
export interface KnownValue {
  type: PiiType;
  value: string;
}

/** Finds one kind of value in normalised text; offsets are into that text. Linear in its length. */
export type Detector = (text: string) => Finding[];
