import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

/** What the notification recorder is told at deployment. */
export interface NotificationRecorderSettings {
  /** Table `notification_logs`. */
  table: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/…`). */
  claimCheckBucket: string;
}

/** Cold-start wiring of the notification recorder. */
export function notificationRecorderFactory(
  settings: NotificationRecorderSettings,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  throw new Error(`The notification recorder of ${settings.table} is not built yet.`);
}
