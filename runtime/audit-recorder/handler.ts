import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

/** What the audit recorder is told at deployment. */
export interface AuditRecorderSettings {
  /** Table `audit_trail`. */
  table: string;
  /** Bucket with Object Lock that receives one object per audit event. */
  bucket: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/…`). */
  claimCheckBucket: string;
}

/** Cold-start wiring of the audit recorder. */
export function auditRecorderFactory(
  settings: AuditRecorderSettings,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  throw new Error(`The audit recorder of ${settings.table} is not built yet.`);
}
