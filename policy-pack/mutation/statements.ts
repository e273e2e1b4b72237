import { many } from "../model/access/documents";
import type { RawStatement, StatementWay } from "./documents";
import { STRANGER } from "./ways";

export function allows(statement: RawStatement): boolean {
  return statement["Effect"] === "Allow";
}

function texts(value: unknown): string[] {
  return many(value).map(String);
}

/** Every text of a field that holds one or many, in the form it had; absent stays absent. */
function eachText(now: unknown, to: (text: string) => string): unknown {
  if (now === undefined) return now;
  const next = [...new Set(texts(now).map(to))];
  return next.length === texts(now).length && !Array.isArray(now) ? next[0] : next;
}

/** Whether a statement lets in a service or everybody, so that its conditions are all that ties it down. */
export function isTiedByConditions(statement: RawStatement): boolean {
  const principal = statement["Principal"];
  return principal === "*" || (typeof principal === "object" && principal !== null && "Service" in principal);
}

/** A way for statements of which something is true. */
export function where(holds: (statement: RawStatement) => boolean, way: StatementWay): StatementWay {
  return { how: way.how, to: (statement, plan) => (holds(statement) ? way.to(statement, plan) : undefined) };
}

/** One field changed. */
export function field(
  how: string,
  name: string,
  to: (now: unknown, account: string) => unknown,
): StatementWay {
  return {
    how,
    to(statement, { account }) {
      const now = statement[name];
      const next = to(now, account);
      if (JSON.stringify(next) === JSON.stringify(now)) return undefined;
      return [{ ...statement, [name]: next }];
    },
  };
}

/** A field renamed to its negation, which then allows everything else. */
function negated(name: string): StatementWay {
  return {
    how: `Not${name}`,
    to({ [name]: now, ...others }) {
      return now === undefined ? undefined : [{ ...others, [`Not${name}`]: now }];
    },
  };
}

export const dropped: StatementWay = { how: "statement dropped", to: () => [] };

export const anyAction = field("any action", "Action", () => "*");
export const serviceActions = field("every action of the service", "Action", (now) =>
  eachText(now, (action) => `${action.split(":")[0]}:*`),
);
export const prefixActions = field("actions by prefix", "Action", (now) =>
  eachText(now, (action) => action.replace(/:([A-Z][a-z]+)\w*$/, ":$1*")),
);
export const notAction = negated("Action");

export const anyResource = field("any resource", "Resource", (now) => (now === undefined ? now : "*"));
/** `arn:aws:sqs:eu-west-1:1:queue` → `arn:aws:sqs:eu-west-1:1:*`, `…:table/name` → `…:table/*`. */
export const everyResource = field("every resource of the type", "Resource", (now) => eachText(now, broad));

function broad(arn: string): string {
  const [parts, body] = [arn.split(":").slice(0, 5), arn.split(":").slice(5).join(":")];
  if (parts.length < 5 || body === "") return arn;
  if (arn.startsWith("arn:aws:s3:::")) return "arn:aws:s3:::*";
  return `${parts.join(":")}:${/^(log-group:|[a-z-]+\/)/.exec(body)?.[1] ?? ""}*`;
}

export const elsewhere = field("resource of another account", "Resource", (now, account) =>
  eachText(now, (arn) =>
    // A bucket's ARN names no account: there somebody else's bucket is another name.
    arn.replace(account, STRANGER).replace(/^arn:aws:s3:::[^/*]+/, "arn:aws:s3:::somebody-elses"),
  ),
);
export const notResource = negated("Resource");

export const everybody = field("everybody", "Principal", () => "*");
export const anyAccount = field("any AWS principal", "Principal", () => ({ AWS: "*" }));
export const otherAccountAdded = field("another account too", "Principal", (now) =>
  now === "*" ? now : { ...(now as object), AWS: [`arn:aws:iam::${STRANGER}:root`] },
);
export const notPrincipal = negated("Principal");
