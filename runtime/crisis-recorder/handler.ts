import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

/** What the crisis recorder is told at deployment. */
export interface CrisisRecorderSettings {
  /** Table `crisis_events`. */
  table: string;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/…`). */
  claimCheckBucket: string;
}

/** Cold-start wiring of the crisis recorder. */
export function crisisRecorderFactory(
  settings: CrisisRecorderSettings,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  throw new Error(`The crisis recorder of ${settings.table} is not built yet.`);
}
