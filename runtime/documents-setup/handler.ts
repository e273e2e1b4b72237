import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { type Credentials, createDocuments, type Documents } from "../stores/documents/connection";
import { mayPass } from "../stores/documents/failure";
import { secretReader } from "../stores/documents/secret";
import { applySchema, ensureUser } from "../stores/documents/setup";
import { patiently } from "../stores/shared/patience";
import { createRotation, isRotation, type RotationRequest } from "./rotation";
import { type UserSecret, userSecret } from "./user-secret";

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

export interface DocumentsSetupDeps extends UserSecret {
  documents: Documents;
  /** Speaks with the store as that user. */
  tryOut(user: Credentials): Promise<void>;
  log: Log;
}

/**
 * Brings the cluster to what this release expects: the functions' user, collections, rules, indexes. Safe to repeat.
 * Secrets Manager calls it as well, to rotate the user's password.
 */
export function createDocumentsSetupHandler(deps: DocumentsSetupDeps) {
  const { documents, readUser, renewUser, log } = deps;
  const apply = (user: Credentials) =>
    patiently(() => documents.use((_, client) => ensureUser(client, user)), mayPass);
  const rotate = createRotation({ ...deps, apply });
  return async (request: SetupRequest | RotationRequest = {}): Promise<{ renewed: boolean }> => {
    if (isRotation(request)) {
      await rotate(request);
      return { renewed: request.Step === "finishSecret" };
    }
    const known = request.rotate ? undefined : await readUser();
    const user = known ?? (await renewUser());
    await apply(user);
    await patiently(() => documents.use((db, client) => applySchema(db, client.db("admin"))), mayPass);
    log.info("documents_ready", { renewed: known === undefined });
    return { renewed: known === undefined };
  };
}

/** Longest time for an answer of Secrets Manager, milliseconds. */
const ANSWER_MS = 5_000;

/** Cold-start wiring of the setup: the only place that builds clients. */
export function documentsSetupFactory(settings: DocumentsSetupSettings) {
  const secrets = new SecretsManagerClient(clientSettings(ANSWER_MS));
  return createDocumentsSetupHandler({
    documents: createDocuments(settings, secretReader(secrets, settings.masterSecretArn)),
    ...userSecret(secrets, settings.userSecretArn),
    tryOut: tryOutAt(settings),
    log: createLog({ job: "documents-setup" }),
  });
}

/** A connection for one call, which only a user the store knows can make. */
export function tryOutAt(
  settings: Pick<DocumentsSetupSettings, "endpoint" | "port">,
  options?: { ca: string },
) {
  return async (user: Credentials): Promise<void> => {
    const own = createDocuments(settings, async () => user, options);
    try {
      await own.use((db) => db.command({ ping: 1 }));
    } finally {
      await own.close();
    }
  };
}
