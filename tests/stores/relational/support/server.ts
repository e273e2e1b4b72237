import { dirname, join } from "node:path";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { Client } from "pg";
import { emulatorCredentials } from "../../../../local/emulator";
import {
  type Connect,
  connectWith,
  iamConnect,
  type RelationalSettings,
} from "../../../../runtime/stores/relational/connection";
import { REGION, type RoleCredentials, type StoreBench, startStoreBench } from "../../../support/store-bench";

/** The instance's and the proxy's names in ARNs. */
export const INSTANCE = "db-TESTINSTANCE";
export const PROXY = "prx-testproxy";

const OWNER = { username: "strata_admin", password: "a password: 'quoted' \\ and spaced" };

export interface Server {
  readonly bench: StoreBench;
  /** ARN of the secret of the schemas' owner. */
  readonly secretArn: string;
  readonly writer: { address: string; port: number };
  readonly proxy: { address: string; port: number };
  /** Connects as the schemas' owner, as the migrator does. */
  readonly connect: (database: string) => Promise<Client>;
  /** Connects as the one user above row-level security, past every check: for looking at everything. */
  superuser(database: string): Promise<Client>;
  /** Credentials that may connect as these users through the proxy. */
  allowed(...users: string[]): Promise<RoleCredentials>;
  /** How a function connects through the proxy. */
  asUser(settings: Pick<RelationalSettings, "database" | "user">, credentials: RoleCredentials): Connect;
}

/** A PostgreSQL server of its own behind its fronts, empty but for what RDS brings. */
export async function startServer(): Promise<Server> {
  const bench = await startStoreBench();
  const client = { endpoint: bench.endpoint, region: REGION, credentials: emulatorCredentials() };
  const secrets = new SecretsManagerClient(client);
  const made = await secrets.send(
    new CreateSecretCommand({ Name: "owner", SecretString: JSON.stringify(OWNER) }),
  );
  secrets.destroy();
  const secretArn = String(made.ARN);
  const writer = await bench.open("relational", "main", { resourceId: INSTANCE, masterSecret: secretArn });
  const proxy = await bench.open("relational", "proxy:main", { resourceId: PROXY });
  const socket = join(dirname(bench.stores.authority), "relational", "socket");
  const user = (name: string) => `arn:aws:rds-db:${REGION}:${bench.accountId}:dbuser:${PROXY}/${name}`;
  return {
    bench,
    secretArn,
    writer,
    proxy,
    connect: (database) =>
      connectWith({ ...writer, database, user: OWNER.username }, OWNER.password, bench.ca),
    superuser: async (database) => {
      const direct = new Client({ host: socket, database, user: "rdsadmin" });
      direct.on("error", () => undefined);
      await direct.connect();
      return direct;
    },
    allowed: (...users) =>
      bench.role([{ Effect: "Allow", Action: "rds-db:connect", Resource: users.map(user) }]),
    asUser: (settings, credentials) =>
      iamConnect({ ...proxy, ...settings }, { AWS_REGION: REGION }, { credentials, ca: bench.ca }),
  };
}
