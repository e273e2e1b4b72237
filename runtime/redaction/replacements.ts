import { createHmac } from "node:crypto";
import { canonical } from "./canonical";
import type { Replace } from "./text";
import { placeholder } from "./text";
import { PII_TYPES, type PiiType } from "./types";

/** What stands for a value: its type, or its type with a pseudonym that links equal values. */
export type Replacement = "placeholder" | "pseudonym";

/** A replacement for every type, or per type; types that are not named get a placeholder. */
export type Replacements = Replacement | Partial<Record<PiiType, Replacement>>;

/** Hexadecimal digits of a pseudonym: 64 bits, so that two values of a tenant do not meet by chance. */
const LENGTH = 16;

/**
 * Makes the writer of replacements. A pseudonym is `[EMAIL:1f3a5b7c9d0e2f4a]`: HMAC-SHA-256 of the value in its usual
 * form under the key, so that `Ann@X.org` and `ann@x.org` link within a tenant and nothing links across tenants.
 *
 * @param key asked once a text that needs it; throws where the key is not there
 * @throws RangeError when a type or replacement is unknown, Error when pseudonyms are wanted without a key
 */
export function createReplace(
  replacements: Replacements,
  key: (() => string | Uint8Array) | undefined,
): Replace {
  const pseudonyms = new Set(pseudonymTypes(replacements));
  if (pseudonyms.size === 0) return placeholder;
  if (!key)
    throw new Error(
      "Replacements by pseudonyms need `pseudonymKey`, a function that returns the tenant's key.",
    );
  return (finding, original) => {
    if (!pseudonyms.has(finding.type)) return placeholder(finding, original);
    const secret = key();
    if (secret.length === 0) throw new Error("`pseudonymKey` returned an empty key.");
    const value = canonical(finding.type, original.slice(finding.start, finding.end));
    const digest = createHmac("sha256", secret).update(`${finding.type}\0${value}`).digest("hex");
    return `[${finding.type}:${digest.slice(0, LENGTH)}]`;
  };
}

function pseudonymTypes(replacements: Replacements): PiiType[] {
  if (typeof replacements === "string")
    return check("replacements", replacements) === "pseudonym" ? [...PII_TYPES] : [];
  return Object.entries(replacements).flatMap(([type, replacement]) => {
    const known = PII_TYPES.find((name) => name === type);
    if (!known) throw new RangeError(`replacements.${type} is no type; known are ${PII_TYPES.join(", ")}.`);
    return check(`replacements.${type}`, replacement) === "pseudonym" ? [known] : [];
  });
}

function check(field: string, value: string): string {
  if (value === "placeholder" || value === "pseudonym") return value;
  throw new RangeError(`${field} is "${value}"; allowed are "placeholder" and "pseudonym".`);
}
