import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { emulatorCredentials } from "../../../../local/emulator";
import { createDocumentsSetupHandler, tryOutAt } from "../../../../runtime/documents-setup/handler";
import type { RotationRequest } from "../../../../runtime/documents-setup/rotation";
import { userSecret } from "../../../../runtime/documents-setup/user-secret";
import { createDocuments, type Documents } from "../../../../runtime/stores/documents/connection";
import { secretReader } from "../../../../runtime/stores/documents/secret";
import { sharedPart } from "../../../support/shared-parts";
import { REGION, type StoreBench, startStoreBench } from "../../../support/store-bench";

/** A cluster as a deployment leaves it: master and functions' user, collections, rules, indexes. */
export interface DocumentsBench {
  stores: StoreBench;
  secrets: SecretsManagerClient;
  address: string;
  port: number;
  clusterArn: string;
  masterSecretArn: string;
  userSecretArn: string;
  /** What functions use. */
  documents: Documents;
  /** The same under the master user. */
  master: Documents;
  /** Runs the setup once more. */
  setup(request?: { rotate?: boolean } | RotationRequest): Promise<{ renewed: boolean }>;
  /** A connection of its own, under a user's secret. */
  connect(secretArn: string): Documents;
  stop(): Promise<void>;
}

export const CLUSTER = "conversations";

export async function startDocumentsBench(): Promise<DocumentsBench> {
  const stores = await startStoreBench();
  // What was started ends even where what follows fails.
  return deploy(stores).catch(async (error) => {
    await stores.stop();
    throw error;
  });
}

async function deploy(stores: StoreBench): Promise<DocumentsBench> {
  const secrets = new SecretsManagerClient({
    endpoint: stores.endpoint,
    region: REGION,
    credentials: emulatorCredentials(),
  });
  const makeSecret = async (Name: string, value?: object) => {
    const SecretString = value && JSON.stringify(value);
    const { ARN = "" } = await secrets.send(
      new CreateSecretCommand({ Name, ...(SecretString && { SecretString }) }),
    );
    return ARN;
  };
  const masterSecretArn = await makeSecret("master", { username: "master", password: "first-password" });
  const userSecretArn = await makeSecret("user");
  const request = { resourceId: "cluster-CONVERSATIONS", masterSecret: masterSecretArn };
  const { address, port } = await stores.open("documents", CLUSTER, request);
  const connect = (secretArn: string) =>
    createDocuments({ endpoint: address, port }, secretReader(secrets, secretArn), { ca: stores.ca });
  const master = connect(masterSecretArn);
  const documents = connect(userSecretArn);
  const log = { info: () => {}, warn: () => {}, error: () => {}, metrics: () => {} };
  const setup = createDocumentsSetupHandler({
    documents: master,
    ...userSecret(secrets, userSecretArn),
    tryOut: tryOutAt({ endpoint: address, port }, { ca: stores.ca }),
    log,
  });
  await setup();
  return {
    stores,
    secrets,
    address,
    port,
    clusterArn: `arn:aws:rds:${REGION}:${stores.accountId}:cluster:${CLUSTER}`,
    masterSecretArn,
    userSecretArn,
    documents,
    master,
    setup,
    connect,
    async stop() {
      await Promise.all([documents.close(), master.close()]);
      await stores.stop();
    },
  };
}

/** One cluster for the tests of this folder. */
export const documentsBench = sharedPart(startDocumentsBench, (bench) => bench.stop());
