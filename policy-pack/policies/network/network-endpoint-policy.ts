import { isTiedDown, statementLabel, statementsOf } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { VPC_ENDPOINT } from "../../model/types/types";

/** Without a policy of its own an endpoint takes anybody's credentials to anybody's bucket: the way data leaves by. */
export const networkEndpointPolicy: Rule = {
  id: "network-endpoint-policy",
  description: "Endpoints of a network admit named actions only, and only callers they name.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: VPC_ENDPOINT,
  check({ name, props }, report) {
    if (!props["policy"]) {
      report(
        `Endpoint '${name}' admits every action of everybody`,
        "set policy to what is called from within",
      );
      return;
    }
    statementsOf(props["policy"]).forEach((statement, index) => {
      if (!statement.allow) return;
      const label = `Policy of '${name}', ${statementLabel(statement, index)},`;
      if (statement.actions.some((action) => /[*?]/.test(action)) || statement.notActions.length > 0)
        report(
          `${label} admits '${statement.actions.join("', '")}'`,
          "name the actions that are called from within",
        );
      else if (statement.principals.includes("*") && !isTiedDown(statement))
        report(`${label} admits everybody`, "add a condition on aws:PrincipalAccount");
    });
  },
};
