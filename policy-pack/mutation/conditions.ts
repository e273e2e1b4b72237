import { many } from "../model/access/documents";
import type { RawStatement, StatementWay } from "./documents";
import { STRANGER } from "./ways";

type Conditions = Record<string, Record<string, unknown>>;

/** One condition of a statement. */
interface Condition {
  operator: string;
  key: string;
  value: unknown;
}

function conditionsOf(statement: RawStatement): Condition[] {
  return Object.entries((statement["Condition"] ?? {}) as Conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, value })),
  );
}

/** How many conditions a statement is bound to. */
export function conditionCount(statement: RawStatement): number {
  return conditionsOf(statement).length;
}

function withConditions({ Condition: _, ...others }: RawStatement, conditions: Condition[]): RawStatement {
  if (conditions.length === 0) return others;
  const Condition: Conditions = {};
  for (const { operator, key, value } of conditions) {
    Condition[operator] = { ...Condition[operator], [key]: value };
  }
  return { ...others, Condition };
}

export const noConditions: StatementWay = {
  how: "without its conditions",
  to: (statement) => (conditionCount(statement) === 0 ? undefined : [withConditions(statement, [])]),
};

/** Most conditions that one statement of the program has; ways on single conditions come once for each. */
const MOST = 4;

type Change = (condition: Condition, account: string) => Condition[];
type Which = (condition: Condition, statement: RawStatement) => boolean;

/** One condition after the other changed by itself; nothing where a change gives the condition back. */
function each(how: string, to: Change, which: Which = () => true): StatementWay[] {
  return Array.from({ length: MOST }, (_, at) => ({
    how,
    to(statement, { account }) {
      const all = conditionsOf(statement);
      const one = all[at];
      if (one === undefined || !which(one, statement)) return undefined;
      const next = to(one, account);
      if (JSON.stringify(next) === JSON.stringify([one])) return undefined;
      return [
        withConditions(
          statement,
          all.flatMap((other) => (other === one ? next : [other])),
        ),
      ];
    },
  }));
}

export const oneDropped = (which?: Which) => each("without one condition", () => [], which);
export const anyValue = (which?: Which) =>
  each(
    "a condition on anything",
    (one) => [{ ...one, operator: one.operator.startsWith("Arn") ? "ArnLike" : "StringLike", value: "*" }],
    which,
  );
export const foreignValue = (which?: Which) =>
  each(
    "a condition on another account",
    (one, account) => [{ ...one, value: swap(one.value, account) }],
    which,
  );
export const ifExists = (which?: Which) =>
  each(
    "a condition only if the key exists",
    (one) => [
      /IfExists$|^(Null|Bool)$/.test(one.operator) ? one : { ...one, operator: `${one.operator}IfExists` },
    ],
    which,
  );

/** Every way to weaken one condition, for those of which something is true. */
export function weakened(which?: Which): StatementWay[] {
  return [oneDropped, anyValue, foreignValue, ifExists].flatMap((way) => way(which));
}

/** Whether nothing but this condition says which source, or whose, a service acts for. */
export function namesSource({ key }: Condition, statement: RawStatement): boolean {
  const source = conditionsOf(statement).find((other) => other.key === "aws:SourceArn")?.value;
  // The ARN of a bucket names no account.
  return key === "aws:SourceArn" || (key === "aws:SourceAccount" && !/:\d{12}:/.test(String(source)));
}

export const inverted = each("a condition inverted", (one) => [
  {
    ...one,
    operator: one.operator.replace(/^(String|Arn)(?!Not)/, "$1Not").replace(/NotNot/, "Not"),
    value: one.value === "false" ? "true" : one.value === "true" ? "false" : one.value,
  },
]);

/** A condition more, which narrows a denial. */
export const oneMore: StatementWay = {
  how: "with a condition more",
  to: (statement, { account }) => [
    withConditions(statement, [
      ...conditionsOf(statement),
      { operator: "StringNotEquals", key: "aws:PrincipalAccount", value: account },
    ]),
  ],
};

function swap(value: unknown, account: string): unknown {
  const next = many(value).map((one) => String(one).replaceAll(account, STRANGER));
  return Array.isArray(value) ? next : next[0];
}
