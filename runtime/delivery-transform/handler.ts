import type { FirehoseTransformationEvent, FirehoseTransformationResult } from "aws-lambda";

/** What the transform of one delivery stream is told at deployment. */
export interface DeliveryTransformSettings {
  /** Store the delivery stream writes to; claims are kept per scope. */
  scope: "interaction-logs" | "application-logs";
  /** Table of claims (partition key `claim_id`). */
  claimsTable: string;
}

/** Cold-start wiring of the delivery transform. */
export function deliveryTransformFactory(
  settings: DeliveryTransformSettings,
): (event: FirehoseTransformationEvent) => Promise<FirehoseTransformationResult> {
  throw new Error(`The delivery transform of ${settings.scope} is not built yet.`);
}
