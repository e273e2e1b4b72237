import { randomBytes } from "node:crypto";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { type Credentials, createDocuments, type Documents } from "../stores/documents/connection";
import { mayPass } from "../stores/documents/failure";
import { credentialsOf, secretReader } from "../stores/documents/secret";
import { applySchema, ensureUser } from "../stores/documents/setup";
import { patiently } from "../stores/shared/patience";

/** What the setup is told at deployment. */
export interface DocumentsSetupSettings {
  endpoint: string;
  port: number;
  /** Secret of the master user, which the service keeps and rotates. */
  masterSecretArn: string;
  /** Secret of the user that functions are; filled here, so that its password is in no state and no plan. */
  userSecretArn: string;
}

export interface SetupRequest {
  /** Give the functions' user a new password. @default false */
  rotate?: boolean;
}

export interface DocumentsSetupDeps {
  documents: Documents;
  /** The user's credentials; undefined while its secret holds none. */
  readUser(): Promise<Credentials | undefined>;
  /** Makes credentials and keeps them in the user's secret. */
  renewUser(): Promise<Credentials>;
  log: Log;
}

/** Brings the cluster to what this release expects: the functions' user, collections, rules, indexes. Safe to repeat. */
export function createDocumentsSetupHandler({ documents, readUser, renewUser, log }: DocumentsSetupDeps) {
  return async ({ rotate = false }: SetupRequest = {}): Promise<{ renewed: boolean }> => {
    const known = rotate ? undefined : await readUser();
    const user = known ?? (await renewUser());
    const apply = () =>
      documents.use(async (db, client) => {
        await ensureUser(client, user);
        await applySchema(db, client.db("admin"));
      });
    await patiently(apply, mayPass);
    log.info("documents_ready", { renewed: known === undefined });
    return { renewed: known === undefined };
  };
}

/** Longest time for an answer of Secrets Manager, milliseconds. */
const ANSWER_MS = 5_000;

const USERNAME = "strata";

/** Cold-start wiring of the setup: the only place that builds clients. */
export function documentsSetupFactory(settings: DocumentsSetupSettings) {
  const secrets = new SecretsManagerClient(clientSettings(ANSWER_MS));
  return createDocumentsSetupHandler({
    documents: createDocuments(settings, secretReader(secrets, settings.masterSecretArn)),
    ...userSecret(secrets, settings.userSecretArn),
    log: createLog({ job: "documents-setup" }),
  });
}

/** Needs `secretsmanager:GetSecretValue` and `PutSecretValue`, and the secret's key. */
export function userSecret(
  secrets: SecretsManagerClient,
  secretArn: string,
): Pick<DocumentsSetupDeps, "readUser" | "renewUser"> {
  return {
    async readUser() {
      try {
        const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
        return credentialsOf(SecretString);
      } catch (error) {
        // A secret without a value answers as one that is missing.
        if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
        throw error;
      }
    },
    async renewUser() {
      const user = { username: USERNAME, password: randomBytes(36).toString("base64url") };
      const SecretString = JSON.stringify(user);
      await secrets.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString }));
      return user;
    },
  };
}
