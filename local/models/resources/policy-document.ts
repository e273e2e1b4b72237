import { hasUnknown, UNKNOWN } from "../masked";
import { isPlain, listed, notAllowed, type Problem } from "../problem";
import { missingElement, type PolicyKind, statementProblems } from "./policy-statement";
import { field, json, type Rule } from "./rule";

const VERSIONS = ["2012-10-17", "2008-10-17"];
/**
 * An IAM policy document, as text or object. Source: "IAM JSON policy elements reference" of the IAM user guide.
 * @param most size limit in characters without white space, as IAM counts them
 */
export function policyDocument(path: string, kind: PolicyKind, most: number): Rule {
  return field(path, (given) => policyProblems(given, path, kind, most));
}

export function policyProblems(given: unknown, path: string, kind: PolicyKind, most: number): Problem[] {
  const { value, problems } = json(given, path);
  if (problems.length > 0 || value === undefined) return problems;
  if (!isPlain(value))
    return [notAllowed(path, "policy", value, "a policy document with Version and Statement")];
  const found: Problem[] = [];
  const size = JSON.stringify(value)?.length ?? 0;
  if (size > most && !hasUnknown(value)) {
    const message = `${path} has ${size} characters; allowed: at most ${most}.`;
    found.push({ path, rule: "policy", message, allowed: `at most ${most} characters` });
  }
  for (const key of Object.keys(value)) {
    if (!["Version", "Id", "Statement"].includes(key)) {
      found.push(notAllowed(`${path}.${key}`, "policy", value[key], "Version, Id and Statement only"));
    }
  }
  const version = value["Version"];
  if (version !== undefined && version !== UNKNOWN && !VERSIONS.includes(String(version))) {
    found.push(notAllowed(`${path}.Version`, "policy", version, listed(VERSIONS)));
  }
  const statement = value["Statement"];
  if (statement === UNKNOWN) return found;
  const statements = Array.isArray(statement) ? statement : statement === undefined ? [] : [statement];
  if (statement === undefined) found.push(missingElement(path, "Statement"));
  for (const [i, item] of statements.entries()) {
    if (item !== UNKNOWN) found.push(...statementProblems(item, `${path}.Statement[${i}]`, kind));
  }
  return [...found, ...repeatedSids(statements, path)];
}

function repeatedSids(statements: unknown[], path: string): Problem[] {
  const sids = statements
    .map((item) => (isPlain(item) ? item["Sid"] : undefined))
    .filter((sid) => typeof sid === "string");
  return sids
    .filter((sid, i) => sid !== "" && sids.indexOf(sid) !== i)
    .map((sid) => notAllowed(`${path}.Statement`, "policy", sid, "each Sid once"));
}
