import { LEAST_PRIVILEGE } from "../../model/access/access";
import { statementLabel } from "../../model/access/documents";
import { GUARDED, resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";

/** A condition that ties everybody down is one edit away from letting everybody in; a name is not. */
export const principalsNamed: Rule = {
  id: "principals-named",
  description: "Policies allow services, roles and the account by name, and no identity provider.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: GUARDED,
  check(subject, report) {
    resourceStatements(subject).forEach((statement, index) => {
      const others = statement.principals.filter((principal) => !/^(Service:|AWS:[^*]+$)/.test(principal));
      if (!statement.allow || others.length === 0) return;
      report(
        `Policy of '${subject.name}', ${statementLabel(statement, index)}, allows '${others.join("', '")}'`,
        "name services, roles of this stack or its account as Principal",
      );
    });
  },
};
