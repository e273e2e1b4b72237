import { wholeNumber } from "../../model/rules/parameters";
import type { Rule } from "../../model/rules/rule";
import { KEY } from "../../model/types/types";

const MOST_DAYS = wholeNumber({
  key: "mostDays",
  description: "days between two rotations",
  default: 365,
  min: 90,
  max: 365,
});

/** A key that never changes protects ever more data with one secret. HMAC and asymmetric keys cannot rotate. */
export const kmsRotation: Rule = {
  id: "kms-rotation",
  description: "Symmetric KMS keys rotate every year or sooner.",
  level: "mandatory",
  controls: { hipaa: ["164.312(a)(2)(iv)"], soc2: ["CC6.1"], aws: ["cmk-backing-key-rotation-enabled"] },
  scope: "resource",
  types: KEY,
  parameters: [MOST_DAYS],
  check({ name, props }, report, read) {
    const spec = props["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT";
    if (spec !== "SYMMETRIC_DEFAULT") return;
    if (props["enableKeyRotation"] !== true)
      report(`Key '${name}' does not rotate`, "set enableKeyRotation to true");
    const days = props["rotationPeriodInDays"] ?? 365;
    const most = read(MOST_DAYS);
    if (days > most)
      report(`Key '${name}' rotates after ${days} days`, `set rotationPeriodInDays to at most ${most}`);
  },
  remediation: {
    types: KEY,
    patch({ props }) {
      const spec = props["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT";
      if (spec !== "SYMMETRIC_DEFAULT" || props["enableKeyRotation"] === true) return undefined;
      return { enableKeyRotation: true };
    },
  },
};
