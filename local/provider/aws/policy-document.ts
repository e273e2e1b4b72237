import { createHash } from "node:crypto";
import { defined, isObject, type Props } from "../protocol/values";

/** `aws.iam.getPolicyDocument`: statements to JSON, as the real provider renders them (without calls to AWS). */
export function policyDocument(args: Props): Props {
  const sources = texts(args["sourcePolicyDocuments"]);
  const overrides = texts(args["overridePolicyDocuments"]);
  const own = list(args["statements"]).map(statement);
  const all = merge([...sources, own], overrides);
  const document = defined({
    Version: args["version"] ?? "2012-10-17",
    Id: args["policyId"],
    Statement: all,
  });
  const json = JSON.stringify(document, null, 2);
  const id = String(createHash("sha256").update(json).digest().readUInt32BE(0));
  return { ...args, id, json, minifiedJson: JSON.stringify(document) };
}

type Statement = Record<string, unknown>;

function statement(value: unknown): Statement {
  const from = isObject(value) ? value : {};
  return defined({
    Sid: from["sid"],
    Effect: from["effect"] ?? "Allow",
    Action: values(from["actions"]),
    NotAction: values(from["notActions"]),
    Resource: values(from["resources"]),
    NotResource: values(from["notResources"]),
    Principal: principals(from["principals"]),
    NotPrincipal: principals(from["notPrincipals"]),
    Condition: conditions(from["conditions"]),
  });
}

/** A list of one is the one; a longer one is sorted downwards, as the real provider does. */
function values(value: unknown): unknown {
  const items = list(value).map(String);
  if (items.length === 0) return undefined;
  return items.length === 1 ? items[0] : items.sort().reverse();
}

function principals(value: unknown): unknown {
  const entries = list(value).filter(isObject);
  if (entries.length === 0) return undefined;
  const byType = new Map<string, string[]>();
  for (const entry of entries) {
    const type = String(entry["type"]);
    byType.set(type, [...(byType.get(type) ?? []), ...list(entry["identifiers"]).map(String)]);
  }
  const everyone = byType.get("*");
  if (everyone && byType.size === 1 && everyone.join() === "*") return "*";
  return Object.fromEntries([...byType].map(([type, ids]) => [type, values(ids)]));
}

function conditions(value: unknown): unknown {
  const entries = list(value).filter(isObject);
  if (entries.length === 0) return undefined;
  const result: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values: given } of entries) {
    const key = String(test);
    result[key] = { ...result[key], [String(variable)]: values(given) };
  }
  return result;
}

/** Statements with a Sid replace the earlier one of that Sid. */
function merge(sources: Statement[][], overrides: Statement[][]): Statement[] {
  const result: Statement[] = [];
  for (const item of [...sources, ...overrides].flat()) {
    const at = item["Sid"] ? result.findIndex(({ Sid }) => Sid === item["Sid"]) : -1;
    if (at < 0) result.push(item);
    else result[at] = item;
  }
  return result;
}

const texts = (value: unknown): Statement[][] =>
  list(value)
    .filter((text) => typeof text === "string" && text !== "")
    .map((text) => list((JSON.parse(String(text)) as Props)["Statement"]) as Statement[]);

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
