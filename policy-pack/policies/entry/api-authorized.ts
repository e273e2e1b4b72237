import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { HTTP_ROUTE, REST_METHOD } from "../../model/services/entry";

/** An API without an authorizer is open to whoever finds its address; a preflight request carries no record and no caller. */
export const apiAuthorized: Rule = {
  id: "api-authorized",
  description: "Every route of an API knows its caller.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, hipaa: ["164.312(a)(1)", "164.312(d)"] },
  scope: "resource",
  types: [...REST_METHOD, ...HTTP_ROUTE],
  check({ name, type, props }, report) {
    const isRest = (REST_METHOD as readonly string[]).includes(type);
    if (isRest && props["httpMethod"] === "OPTIONS") return;
    const kind = props[isRest ? "authorization" : "authorizationType"] ?? "NONE";
    if (kind !== "NONE" || (isRest && props["apiKeyRequired"] === true && props["authorization"] !== "NONE"))
      return;
    report(
      `Route '${name}' is open to everybody`,
      `set ${isRest ? "authorization" : "authorizationType"} to AWS_IAM, or to an authorizer`,
    );
  },
};
