import { join } from "node:path";
import { CreateUserCommand, CreateUserGroupCommand, ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { USERS } from "../../../../components/storage/hot/conversation-cache-engine";
import { emulatorCredentials } from "../../../../local/emulator";
import { type Cache, openCache } from "../../../../runtime/stores/cache/cache";
import { type CacheSettings, iamConnect } from "../../../../runtime/stores/cache/connection";
import { sharedPart } from "../../../support/shared-parts";
import { REGION, type RoleCredentials, type StoreBench, startStoreBench } from "../../../support/store-bench";

export const GROUP = "context";
export const USER = "recorder";
const ACCOUNT = "000000000000";
const arn = (kind: string, name: string) => `arn:aws:elasticache:${REGION}:${ACCOUNT}:${kind}:${name}`;

/** What a role needs to come in as one user. */
export const connectAs = (user: string) =>
  ({
    Effect: "Allow",
    Action: "elasticache:Connect",
    Resource: [arn("replicationgroup", GROUP), arn("user", user)],
  }) as const;
export const CONNECT = connectAs(USER);

/** Ids of users with the rights of the stack's own. */
export const DEPLOYED = { recorder: "deployed-recorder", app: "deployed-app" } as const;

export interface CacheBench extends StoreBench {
  readonly settings: CacheSettings;
  readonly reader: CacheSettings;
  /** Credentials of a role that may connect. */
  readonly credentials: RoleCredentials;
  /** A cache as a worker has it, with other settings or credentials where given. */
  cache(part?: Partial<CacheSettings>, credentials?: RoleCredentials): Cache;
}

/** A replication group with one user, on a real server. @param prepare - what is put there before the server starts */
export async function startCacheBench(prepare: (dir: string) => void = () => undefined): Promise<CacheBench> {
  const bench = await startStoreBench();
  prepare(join(bench.dir, "cache"));
  const { endpoint } = bench;
  const client = new ElastiCacheClient({ endpoint, region: REGION, credentials: emulatorCredentials() });
  const users = [
    { UserId: USER, UserName: USER, AccessString: "on ~context:* ~token:* ~patterns:* +@all -@dangerous" },
    ...(["recorder", "app"] as const).map((role) => ({
      UserId: DEPLOYED[role],
      UserName: DEPLOYED[role],
      AccessString: USERS[role],
    })),
    { UserId: "outsider", UserName: "outsider", AccessString: "on ~* +@all" },
  ];
  for (const user of users) await client.send(new CreateUserCommand({ Engine: "redis", ...user }));
  await client.send(
    new CreateUserGroupCommand({
      UserGroupId: "workers",
      Engine: "redis",
      UserIds: [USER, ...Object.values(DEPLOYED)],
    }),
  );
  const facts = { resourceId: GROUP, userGroups: ["workers"] };
  const primary = await bench.open("cache", GROUP, facts);
  const replica = await bench.open("cache", `${GROUP}:reader`, { ...facts, readOnly: true });
  const credentials = await bench.role([CONNECT]);
  const settings = { ...primary, group: GROUP, user: USER };
  return {
    ...bench,
    settings,
    reader: { ...settings, ...replica },
    credentials,
    cache: (part = {}, as = credentials) =>
      openCache(iamConnect({ ...settings, ...part }, { region: REGION, credentials: as, ca: bench.ca })),
  };
}

/** One group for the tests of this folder. */
export const cacheBench = sharedPart(startCacheBench, (running) => running.stop());
