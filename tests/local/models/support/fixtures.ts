import { RIGHT_COMPUTE } from "./right-compute";
import { RIGHT_STORES } from "./right-stores";

/** Type without `aws:`, dotted path of the one broken value, the value, and what the message says of it. */
export type Broken = [type: string, path: string, value: unknown, message: RegExp];

/** Inputs as the AWS provider accepts them: right in every field, by Pulumi type. */
export const RIGHT: Record<string, Record<string, unknown>> = { ...RIGHT_COMPUTE, ...RIGHT_STORES };
