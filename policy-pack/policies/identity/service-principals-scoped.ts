import { isTiedDown, statementLabel } from "../../model/access/documents";
import { GUARDED, resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { KEY, KEY_POLICY, ROLE } from "../../model/types/types";

const OTHERS: readonly string[] = [...ROLE, ...KEY, ...KEY_POLICY];

/** A service acts for every account of AWS: without a source condition somebody else's rule can reach our queue. */
export const servicePrincipalsScoped: Rule = {
  id: "service-principals-scoped",
  description: "Policies that let a service in say for which of our resources.",
  level: "mandatory",
  controls: { hipaa: ["164.312(a)(1)"], ferpa: ["99.31(a)(1)(ii)"], soc2: ["CC6.1", "CC6.6"] },
  scope: "resource",
  // Key policies have a rule of their own; a trust policy is used by our own functions.
  types: GUARDED.filter((type) => !OTHERS.includes(type)),
  check(subject, report) {
    resourceStatements(subject).forEach((statement, index) => {
      const services = statement.principals.filter((principal) => principal.startsWith("Service:"));
      if (!statement.allow || services.length === 0 || isTiedDown(statement)) return;
      const names = services.map((service) => service.slice("Service:".length)).join(", ");
      report(
        `Policy of '${subject.name}', ${statementLabel(statement, index)}, lets ${names} act for any account`,
        "add a condition on aws:SourceArn or aws:SourceAccount",
      );
    });
  },
};
