import { isTiedDown, statementLabel } from "../../model/access/documents";
import { GUARDED, resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";

/** "*" is the whole world, every other account of AWS included, unless a condition says whom it means. */
export const noPublicPrincipal: Rule = {
  id: "no-public-principal",
  description: "No policy lets everybody in.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(1)"],
    ferpa: ["99.30", "99.33"],
    coppa: ["312.8"],
    soc2: ["CC6.1", "CC6.6"],
    aws: ["s3-bucket-public-read-prohibited", "s3-bucket-public-write-prohibited"],
  },
  scope: "resource",
  types: GUARDED,
  check(subject, report) {
    resourceStatements(subject).forEach((statement, index) => {
      if (!statement.allow || !statement.principals.includes("*") || isTiedDown(statement)) return;
      report(
        `Policy of '${subject.name}', ${statementLabel(statement, index)}, allows everybody ${statement.actions.join(", ")}`,
        "name the principals, or add a condition on aws:SourceArn, aws:PrincipalAccount or aws:PrincipalOrgID",
      );
    });
    if (subject.props["principal"] === "*" && !subject.props["condition"]) {
      report(`Event bus permission '${subject.name}' allows everybody`, "set principal to an account id");
    }
  },
};
