import { createHash, timingSafeEqual } from "node:crypto";
import { masterOf } from "../shared/master";
import type { Endpoint, StoreContext, StoreServer } from "../shared/server";
import { isIamUser } from "./administration";

export interface Refusal {
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
}

/**
 * Whether the user may enter with this password, as RDS decides: members of `rds_iam` with an IAM token only, the master
 * with the password of its secret, on an instance but not through a proxy that asks for IAM.
 */
export async function refusalOf(
  user: string,
  password: string,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): Promise<Refusal | undefined> {
  if (await isIamUser(server, user)) {
    if (await isToken(password, user, endpoint, context)) return undefined;
    return { code: "28000", message: `PAM authentication failed for user "${user}"` };
  }
  const master = endpoint.masterSecret ? await masterOf(endpoint.masterSecret, context) : undefined;
  if (master && master.username === user && same(master.password, password)) return undefined;
  return { code: "28P01", message: `password authentication failed for user "${user}"` };
}

/** A token is a presigned request to connect to exactly this address as this user. */
async function isToken(
  token: string,
  user: string,
  { address, port, resourceId }: Endpoint,
  { authorize, region, account, log }: StoreContext,
): Promise<boolean> {
  const host = `${address}:${port}`;
  const start = `${host}/?`;
  if (!token.startsWith(start)) return false;
  const query = token.slice(start.length);
  const facts = new URLSearchParams(query);
  if (facts.get("Action") !== "connect" || facts.get("DBUser") !== user) return false;
  const resources = [`arn:aws:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`];
  const decision = await authorize(
    { method: "GET", path: "/", query, headers: { host } },
    { service: "rds-db", action: "rds-db:connect", resources },
  );
  if (!decision.allowed) log("warn", "refused a database user", { resourceId, code: decision.code });
  return decision.allowed;
}

function same(expected: string, given: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
