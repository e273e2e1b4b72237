import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { MigrationRequest } from "../../contracts/migrations";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { connectWith } from "../stores/relational/connection";
import { type Open, runMigrations } from "./run";

/** What the migrator is told at deployment. */
export interface MigratorSettings {
  /** Host name of the instance itself: a lock belongs to a session, which a proxy might share. */
  address: string;
  port: number;
  /** Secret with user name and password of the owner of the schemas, which RDS keeps and rotates. */
  secretArn: string;
}

export interface MigratorDeps {
  /** Opens connections with the credentials of this moment. */
  login(): Promise<Open>;
  log: Log;
}

/** Changes the schemas; a failure is the function's, so that a deployment stops there. */
export function createMigratorHandler({ login, log }: MigratorDeps) {
  return async (request: MigrationRequest) => {
    const answer = await runMigrations(request, await login());
    for (const { database, migration, direction, milliseconds } of answer.ran)
      log.info("migrated", { database, migration, direction, milliseconds });
    return answer;
  };
}

/** Longest time for the answer of Secrets Manager, milliseconds. */
const ANSWER_MS = 5_000;

/** Cold-start wiring of the migrator: the only place that builds clients. */
export function migratorFactory({ address, port, secretArn }: MigratorSettings) {
  const secrets = new SecretsManagerClient(clientSettings(ANSWER_MS));
  const login = async (): Promise<Open> => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
    const { username, password } = JSON.parse(SecretString ?? "{}") as Record<string, string>;
    if (!username || !password) throw new Error("The secret of the schemas' owner has no name or password.");
    return (database) => connectWith({ address, port, database, user: username }, password);
  };
  return createMigratorHandler({ login, log: createLog({ job: "migrator" }) });
}
