import { LEAST_PRIVILEGE } from "../../model/access/access";
import { isTiedDown } from "../../model/access/documents";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { ROLE } from "../../model/types/types";

/** Functions take their role when they are made, by who may pass it on; Lambda names no source then. */
const WITHOUT_SOURCE = "Service:lambda.amazonaws.com";

/** A service that takes a role for whoever asks it takes it for another account's customer too. */
export const trustScoped: Rule = {
  id: "trust-scoped",
  description: "Services take roles for resources of the stack's own account only.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: ROLE,
  check(role, report) {
    for (const statement of resourceStatements(role)) {
      const services = statement.principals.filter(
        (one) => one.startsWith("Service:") && one !== WITHOUT_SOURCE,
      );
      if (!statement.allow || services.length === 0 || isTiedDown(statement)) continue;
      report(
        `Role '${role.name}' may be taken by ${services.join(", ").replaceAll("Service:", "")} for any account`,
        "add a condition on aws:SourceAccount to its trust policy",
      );
    }
  },
};
