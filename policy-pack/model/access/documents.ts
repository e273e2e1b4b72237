import type { Props } from "../stack/stack";
import { isSpecific } from "./arns";

/** One statement of an IAM policy document with every "one or many" made a list. */
export interface Statement {
  sid: string;
  allow: boolean;
  /** `AWS:<arn or account>`, `Service:<name>`, …, or `*` for everyone. Empty in an identity policy. */
  principals: string[];
  actions: string[];
  notActions: string[];
  resources: string[];
  notResources: string[];
  conditions: Condition[];
}

/** Operator and key in lower case, as IAM compares both without regard to case. */
export interface Condition {
  operator: string;
  key: string;
  values: string[];
}

/** Statements of a policy document given as JSON text or as an object; throws what is wrong with the text. */
export function statementsOf(document: unknown): Statement[] {
  const parsed =
    typeof document === "string" ? (JSON.parse(document) as Props) : (document as Props | undefined);
  if (typeof parsed !== "object" || parsed === null) throw new Error("a policy document has to be an object");
  return many(parsed["Statement"] ?? parsed["statements"]).map(toStatement);
}

function toStatement(raw: unknown): Statement {
  if (typeof raw !== "object" || raw === null) throw new Error("a policy statement has to be an object");
  const statement = raw as Props;
  return {
    sid: text(statement["Sid"]),
    allow: text(statement["Effect"]) === "Allow",
    principals: [...principalsOf(statement["Principal"]), ...(statement["NotPrincipal"] ? ["*"] : [])],
    actions: texts(statement["Action"]),
    notActions: texts(statement["NotAction"]),
    resources: texts(statement["Resource"]),
    notResources: texts(statement["NotResource"]),
    conditions: Object.entries((statement["Condition"] ?? {}) as Record<string, Props>).flatMap(
      ([operator, keys]) =>
        Object.entries(keys).map(([key, values]) => ({
          operator: operator.toLowerCase(),
          key: key.toLowerCase(),
          values: texts(values),
        })),
    ),
  };
}

function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  if (typeof principal === "string") return [principal];
  return Object.entries(principal as Props).flatMap(([kind, names]) =>
    texts(names).map((name) => (name === "*" && kind === "AWS" ? "*" : `${kind}:${name}`)),
  );
}

/** How a statement is called in messages: its Sid, else its place in the document, counted from 1. */
export function statementLabel(statement: Statement, index: number): string {
  return statement.sid === "" ? `statement ${index + 1}` : `statement '${statement.sid}'`;
}

/** Condition keys that tie a statement to somebody known; without one of them `*` means the whole world. */
const IDENTIFYING = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "kms:calleraccount",
]);

/** Whether the conditions keep out everybody but named accounts, organisations, resources or networks. */
export function isTiedDown(statement: Statement): boolean {
  return statement.conditions.some(
    ({ operator, key, values }) =>
      IDENTIFYING.has(key) &&
      /^(foranyvalue:)?(string(equals|like|equalsignorecase)|arn(equals|like))$/.test(operator) &&
      values.length > 0 &&
      values.every(isSpecific),
  );
}

/** Whether everybody is denied these actions over a connection without TLS. */
export function deniesPlainTransport(statement: Statement, actions: readonly string[]): boolean {
  const [condition, ...others] = statement.conditions;
  return (
    !statement.allow &&
    statement.principals.includes("*") &&
    statement.actions.some((action) => actions.includes(action.toLowerCase())) &&
    others.length === 0 &&
    condition?.key === "aws:securetransport" &&
    condition.operator.startsWith("bool") &&
    condition.values.includes("false")
  );
}

export function many(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function texts(value: unknown): string[] {
  return many(value).map(text);
}

function text(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
