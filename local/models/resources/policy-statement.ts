import { at, UNKNOWN } from "../masked";
import { isPlain, listed, notAllowed, type Plain, type Problem } from "../problem";

/** `identity` hangs on a principal, `resource` on a resource, `trust` says who may assume a role. */
export type PolicyKind = "identity" | "resource" | "trust";

const MEMBERS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
const ACTION = /^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/;
const OPERATOR =
  /^(for(all|any)(values?):)?(string(not)?(equals|like)(ignorecase)?|numeric(not)?(equals|lessthan|greaterthan)(equals)?|date(not)?(equals|lessthan|greaterthan)(equals)?|bool|binaryequals|(not)?ipaddress|arn(not)?(equals|like)|null)(ifexists)?$/i;

/** What is wrong with one statement of a policy. */
export function statementProblems(statement: unknown, path: string, kind: PolicyKind): Problem[] {
  if (!isPlain(statement)) return [notAllowed(path, "policy", statement, "a statement object")];
  const found: Problem[] = [];
  for (const key of Object.keys(statement)) {
    if (!MEMBERS.includes(key))
      found.push(notAllowed(`${path}.${key}`, "policy", statement[key], listed(MEMBERS)));
  }
  const effect = statement["Effect"];
  if (effect !== UNKNOWN && effect !== "Allow" && effect !== "Deny") {
    found.push(notAllowed(`${path}.Effect`, "policy", effect, "Allow, Deny"));
  }
  found.push(...oneOf(statement, "Action", "NotAction", path, true));
  found.push(...oneOf(statement, "Resource", "NotResource", path, kind !== "trust"));
  found.push(...oneOf(statement, "Principal", "NotPrincipal", path, kind !== "identity"));
  if (kind === "trust" && statement["Resource"] !== undefined) {
    found.push(
      notAllowed(`${path}.Resource`, "policy", statement["Resource"], "no Resource in a trust policy"),
    );
  }
  if (kind === "identity" && statement["Principal"] !== undefined) {
    found.push(
      notAllowed(`${path}.Principal`, "policy", statement["Principal"], "no Principal in an identity policy"),
    );
  }
  return [
    ...found,
    ...actions(statement, path),
    ...resources(statement, path, kind),
    ...conditions(statement, path),
  ];
}

/** An element every policy must have is not there. */
export const missingElement = (path: string, what: string): Problem => ({
  path,
  rule: "policy",
  message: `${path} has no ${what}; a policy document requires it.`,
});

function oneOf(statement: Plain, yes: string, no: string, path: string, required: boolean): Problem[] {
  const given = [yes, no].filter((key) => statement[key] !== undefined);
  if (given.length === 2) return [notAllowed(path, "policy", given.join(" and "), `either ${yes} or ${no}`)];
  return given.length === 0 && required ? [missingElement(path, `${yes} (or ${no})`)] : [];
}

const texts = (value: unknown): string[] => [value].flat().filter((item) => typeof item === "string");

function actions(statement: Plain, path: string): Problem[] {
  return ["Action", "NotAction"].flatMap((key) =>
    texts(statement[key])
      .filter((action) => !ACTION.test(action))
      .map((action) => notAllowed(`${path}.${key}`, "policy", action, `"*" or "<service>:<action>"`)),
  );
}

function resources(statement: Plain, path: string, kind: PolicyKind): Problem[] {
  // S3 and SQS policies must name ARNs as well; queue and topic policies of old also carry bare names.
  if (kind !== "identity") return [];
  return ["Resource", "NotResource"].flatMap((key) =>
    texts(statement[key])
      .filter((resource) => resource !== "*" && !/^(\*|arn:)/.test(resource))
      .map((resource) => notAllowed(`${path}.${key}`, "policy", resource, `"*" or an ARN`)),
  );
}

function conditions(statement: Plain, path: string): Problem[] {
  const condition = at(statement, "Condition");
  if (!isPlain(condition)) return [];
  return Object.keys(condition)
    .filter((operator) => !OPERATOR.test(operator))
    .map((operator) =>
      notAllowed(`${path}.Condition`, "policy", operator, "an IAM condition operator such as StringEquals"),
    );
}
