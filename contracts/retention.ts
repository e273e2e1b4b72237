import { IDENTIFYING } from "./retention/identifying";
import { INTERNAL } from "./retention/internal";
import { PSEUDONYMOUS } from "./retention/pseudonymous";

export type { Copies, ObjectRetention, RetentionRule } from "./retention/rule";

/**
 * The retention manifest: the one place that says how long anything is kept, copies that stores make of their own
 * accord included. Lifecycle rules, TTLs, log retention, Object Lock, backups and the policy pack all derive from it;
 * `npm run retention` holds a stack against it.
 */
export const RETENTION = { ...IDENTIFYING, ...PSEUDONYMOUS, ...INTERNAL } as const;

export type DataClass = keyof typeof RETENTION;
