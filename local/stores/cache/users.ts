import { randomBytes } from "node:crypto";
import type { Endpoint, StoreContext, StoreServer } from "../shared/server";
import { administer } from "./server";

/** A user of Redis's own that the front logs in as for one user of ElastiCache. */
export interface InnerUser {
  readonly name: string;
  readonly password: string;
}

/** Commands that ElastiCache keeps for itself, and the ways from one user to another. */
const KEPT = [
  ..."acl bgrewriteaof bgsave config debug failover migrate module psync replicaof save shutdown slaveof sync".split(
    " ",
  ),
].map((command) => `-${command}`);

/** Rules of an access string that would open another way in than IAM. */
const PASSWORD_RULE = /^([><#!]|nopass$|resetpass$|reset$)/i;

interface Made {
  readonly rules: string;
  readonly user: Promise<InnerUser>;
}

const made = new WeakMap<StoreServer, Map<string, Made>>();

/**
 * The access string of a user, as its group on the emulator says; undefined where the user is in no group of this
 * replication group, or logs in with passwords.
 */
export async function accessOf(
  user: string,
  { userGroups }: Endpoint,
  { endpoint, region }: StoreContext,
): Promise<string | undefined> {
  const { DescribeUserGroupsCommand, DescribeUsersCommand, ElastiCacheClient } =
    require("@aws-sdk/client-elasticache") as typeof import("@aws-sdk/client-elasticache");
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new ElastiCacheClient({ endpoint, region, credentials });
  const wanted: readonly unknown[] = Array.isArray(userGroups) ? userGroups : [];
  try {
    const { UserGroups = [] } = await client.send(new DescribeUserGroupsCommand({}));
    const groups = UserGroups.filter(({ UserGroupId }) => wanted.includes(UserGroupId));
    if (!groups.some(({ UserIds }) => UserIds?.includes(user))) return undefined;
    const { Users = [] } = await client.send(new DescribeUsersCommand({}));
    const found = Users.find(({ UserId }) => UserId === user);
    // Of a user with IAM the emulator keeps no authentication; AWS wants its id and its name to be the same.
    const iam = found?.UserName === user && found.Authentication?.Type !== "password";
    return iam ? found.AccessString : undefined;
  } finally {
    client.destroy();
  }
}

/** Makes Redis's own user with these rights; a reader's takes no writes. */
export function innerUser(
  server: StoreServer,
  user: string,
  access: string,
  readOnly: boolean,
): Promise<InnerUser> {
  const known = made.get(server) ?? new Map<string, Made>();
  made.set(server, known);
  const name = readOnly ? `${user}:reader` : user;
  const own = access.split(/\s+/).filter((rule) => rule && !PASSWORD_RULE.test(rule));
  const rules = [...own, ...(readOnly ? ["-@write"] : []), ...KEPT];
  const found = known.get(name);
  if (found?.rules === rules.join(" ")) return found.user;
  const password = randomBytes(24).toString("hex");
  const command = ["ACL", "SETUSER", name, "reset", `>${password}`, ...rules];
  const making = administer(server, command).then(() => ({ name, password }));
  making.catch(() => known.delete(name));
  known.set(name, { rules: rules.join(" "), user: making });
  return making;
}
