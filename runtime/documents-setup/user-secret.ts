import { randomBytes } from "node:crypto";
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Credentials } from "../stores/documents/connection";
import { credentialsOf } from "../stores/documents/secret";
import type { RotationDeps } from "./rotation";

const USERNAME = "strata";
const CURRENT = "AWSCURRENT";
const PENDING = "AWSPENDING";

/** The secret of the functions' user, as the setup and its rotation use it. */
export interface UserSecret extends Pick<RotationDeps, "makeCurrent" | "makePending" | "readPending"> {
  /** The secret that `readUser` reads. */
  secretArn: string;
  /** The user's credentials; undefined while its secret holds none. */
  readUser(): Promise<Credentials | undefined>;
  /** Makes credentials and keeps them in the user's secret. */
  renewUser(): Promise<Credentials>;
}

/**
 * The secret of the functions' user. Needs `secretsmanager:DescribeSecret`, `GetSecretValue`, `PutSecretValue` and
 * `UpdateSecretVersionStage`, and the secret's key.
 */
export function userSecret(secrets: SecretsManagerClient, secretArn: string): UserSecret {
  const SecretId = secretArn;
  const read = async (version: { VersionId?: string; VersionStage?: string }) => {
    try {
      const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId, ...version }));
      return credentialsOf(SecretString);
    } catch (error) {
      // A secret, or a version, without a value answers as one that is missing.
      if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
      throw error;
    }
  };
  return {
    secretArn,
    readUser: () => read({}),
    async renewUser() {
      const user = newUser();
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(user) }));
      return user;
    },
    readPending: (VersionId) => read({ VersionId, VersionStage: PENDING }),
    async makePending(ClientRequestToken) {
      const SecretString = JSON.stringify(newUser());
      const VersionStages = [PENDING];
      await secrets.send(
        new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages }),
      );
    },
    async makeCurrent(version) {
      const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
      const inForce = Object.keys(VersionIdsToStages).find((id) => VersionIdsToStages[id]?.includes(CURRENT));
      if (inForce === version) return;
      await secrets.send(
        new UpdateSecretVersionStageCommand({
          SecretId,
          VersionStage: CURRENT,
          MoveToVersionId: version,
          RemoveFromVersionId: inForce,
        }),
      );
    },
  };
}

function newUser(): Credentials {
  return { username: USERNAME, password: randomBytes(36).toString("base64url") };
}
