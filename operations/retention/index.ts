export { standingOn } from "./clock";
export type { Copy } from "./copy";
export { retentionDocument } from "./document";
export { lastCopyDays } from "./last-copy";
export { policyDocument } from "./policy-document";
export { type ClassSurvey, type Survey, survey } from "./survey";
