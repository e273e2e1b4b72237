import type { Endpoint, StoreContext, StoreServer } from "../shared/server";
import { accessOf, type InnerUser, innerUser } from "./users";

/**
 * Who may enter, as ElastiCache decides: a user of the replication group's user groups, with a token that its caller
 * presigned for this group and this user, and may connect to both.
 * @returns the user to be inside Redis; undefined for a refusal
 */
export async function login(
  user: string,
  token: string,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): Promise<InnerUser | undefined> {
  const { resourceId: group, readOnly = false } = endpoint;
  const start = `${group}/?`;
  const query = token.slice(start.length);
  const facts = new URLSearchParams(query);
  if (!token.startsWith(start) || facts.get("Action") !== "connect" || facts.get("User") !== user)
    return undefined;
  const access = await accessOf(user, endpoint, context);
  if (access === undefined) return undefined;
  const arn = (kind: string, name: string) =>
    `arn:aws:elasticache:${context.region}:${context.account}:${kind}:${name}`;
  const decision = await context.authorize(
    { method: "GET", path: "/", query, headers: { host: group } },
    {
      service: "elasticache",
      action: "elasticache:Connect",
      resources: [arn("replicationgroup", group), arn("user", user)],
    },
  );
  if (decision.allowed) return innerUser(server, user, access, readOnly);
  context.log("warn", "refused a cache user", { group, code: decision.code });
  return undefined;
}
