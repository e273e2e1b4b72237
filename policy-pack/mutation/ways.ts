import type { PlannedResource } from "../plan";
import type { Plan } from "./mutation";

/** A way to break a value. The same value given back means that there is nothing to break here. */
export interface Way {
  /** Follows the property: "absent", "to false". */
  how: string;
  to(current: unknown, plan: Plan, resource: PlannedResource): unknown;
}

/** An account that is not the stack's, and a key in it. */
export const STRANGER = "999999999999";
const KEY_ID = "00000000-0000-4000-8000-000000000000";

export const absent: Way = { how: "absent", to: () => undefined };
export const empty: Way = { how: "empty", to: (now) => (Array.isArray(now) && now.length > 0 ? [] : now) };

/** Another value, whatever stood there; nothing to do where it stands already. */
export function to(value: unknown, how = `to ${JSON.stringify(value)}`): Way {
  return { how, to: (now) => (JSON.stringify(now) === JSON.stringify(value) ? now : value) };
}

export const off = to(false, "off");
export const on = to(true, "on");

/** A value that is stated only; what is absent stays absent. */
export function stated(way: Way): Way {
  return { how: way.how, to: (now, ...site) => (now === undefined ? now : way.to(now, ...site)) };
}

export const longer = number("longer", (now) => now * 2 + 1);
export const shorter = number("shorter", (now) => Math.floor(now / 2));

function number(how: string, by: (now: number) => number): Way {
  return { how, to: (now) => (typeof now === "number" ? by(now) : now) };
}

/** The same ARN or account id in an account that is not the stack's. */
export const otherAccount: Way = {
  how: "of another account",
  to: (now, { account }) => (typeof now === "string" ? now.replaceAll(account, STRANGER) : now),
};

/** Something of the same kind in the same account that this stack does not make. */
export const otherStack: Way = {
  how: "of another stack",
  to: (now) => (typeof now === "string" ? `${now.replace(/-[0-9a-f]{6,7}$/, "")}-elsewhere` : now),
};

const awsKey: Way = {
  how: "to an AWS-managed key",
  to: (_now, { account, region }) => `arn:aws:kms:${region}:${account}:alias/aws/default`,
};
const otherStackKey: Way = {
  how: "to another stack's key",
  to: (_now, { account, region }) => `arn:aws:kms:${region}:${account}:key/${KEY_ID}`,
};
const otherAccountKey: Way = {
  how: "to another account's key",
  to: (_now, { region }) => `arn:aws:kms:${region}:${STRANGER}:key/${KEY_ID}`,
};

/** What can be wrong with a key that is stated. */
export const KEYS: readonly Way[] = [absent, awsKey, otherStackKey, otherAccountKey].map(stated);

/** The whole internet. */
export const WORLD = "0.0.0.0/0";

/** What other resources name a resource of EC2 by: its id, which ends its ARN. */
export function idOf(resource: PlannedResource | undefined): string {
  const { id, arn } = resource?.outputs ?? {};
  return String(
    id ??
      String(arn ?? "")
        .split("/")
        .at(-1),
  );
}
