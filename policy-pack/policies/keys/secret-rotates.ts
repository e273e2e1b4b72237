import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { SECRET, SECRET_ROTATION } from "../../model/types/types";

/** A password that never changes is known to everybody who ever saw it. Secrets that RDS and DocumentDB manage rotate there. */
export const secretRotates: Rule = {
  id: "secret-rotates",
  description: "Secrets change by themselves, at the latest after 90 days.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, aws: ["secretsmanager-rotation-enabled-check"] },
  scope: "stack",
  types: SECRET,
  check(secret, report, stack) {
    const rotations = stack.attachedTo(secret, "secretId", SECRET_ROTATION).map(({ props }) => props);
    if (rotations.length === 0) {
      report(`Secret '${secret.name}' never changes`, "add a SecretRotation with its ARN as secretId");
      return;
    }
    for (const { rotationRules } of rotations) {
      const days =
        rotationRules?.automaticallyAfterDays ?? (rotationRules?.scheduleExpression ? 0 : MOST_DAYS + 1);
      if (days <= MOST_DAYS) continue;
      report(
        `Secret '${secret.name}' changes after ${days} days`,
        `set rotationRules.automaticallyAfterDays to at most ${MOST_DAYS}`,
      );
    }
  },
};

const MOST_DAYS = 90;
