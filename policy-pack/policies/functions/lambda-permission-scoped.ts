import type { Rule } from "../../model/rules/rule";
import { LAMBDA_PERMISSION, LAMBDA_URL } from "../../model/types/types";

/** A function that anybody can invoke is a public way into the stores its role reaches. */
export const lambdaPermissionScoped: Rule = {
  id: "lambda-permission-scoped",
  description: "Functions can be invoked by named callers only, a service for a named source.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(1)"],
    ferpa: ["99.31(a)(1)(ii)"],
    soc2: ["CC6.1", "CC6.6"],
    aws: ["lambda-function-public-access-prohibited"],
  },
  scope: "resource",
  types: [...LAMBDA_PERMISSION, ...LAMBDA_URL],
  check({ name, type, props }, report) {
    if ((LAMBDA_URL as readonly string[]).includes(type)) {
      if (props["authorizationType"] === "AWS_IAM") return;
      report(`Function URL '${name}' is open to everybody`, 'set authorizationType to "AWS_IAM"');
      return;
    }
    const principal = String(props["principal"] ?? "");
    const scoped = props["sourceArn"] || props["sourceAccount"] || props["principalOrgId"];
    if (principal === "*" && !scoped) {
      report(`Permission '${name}' lets everybody invoke the function`, "set principal to the caller");
    } else if (principal.endsWith(".amazonaws.com") && !scoped) {
      report(
        `Permission '${name}' lets ${principal} act for any account`,
        "set sourceArn to the resource that invokes",
      );
    }
  },
};
