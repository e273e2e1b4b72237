/** Kinds of personal value that redactors know in general. */
export const COMMON_LABELS = [
  "PERSON",
  "EMAIL",
  "PHONE",
  "US_SSN",
  "ADDRESS",
  "DATE_OF_BIRTH",
  "STUDENT_ID",
  "HANDLE",
  "URL",
  "IP",
  "CREDIT_CARD",
] as const;

/** The kinds of personal value the set holds. */
export const LABELS = [
  ...COMMON_LABELS,
  "IBAN",
  "MEDICAL_RECORD_NUMBER",
  "HEALTH_PLAN_ID",
  "NET_ID",
  "LICENSE_PLATE",
  "PASSPORT",
  "MAC_ADDRESS",
  "COORDINATES",
] as const;

export type Label = (typeof LABELS)[number];

/** `development` may be read while a detector is written, `held-out` only scored. */
export const PARTS = ["development", "held-out"] as const;

export type Part = (typeof PARTS)[number];

/** A gold value: UTF-16 offsets into the row's text, end exclusive. */
export interface Span {
  start: number;
  end: number;
  type: Label;
  value: string;
  /** Name of the variation it was written in: `email: plus tag`. */
  variation: string;
}

/** One sentence, mail, form or line. A negative row has no spans. */
export interface Row {
  text: string;
  label: "pos" | "neg";
  spans: Span[];
  /** Where the sentence is from: file of the template, or family of the negative. */
  tags: string[];
}
