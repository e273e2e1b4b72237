import { randomBytes } from "node:crypto";
import { ifThere } from "../errors";
import type { Aws } from "../sdk";

/** A password that the service itself manages, as RDS and DocumentDB do for `manageMasterUserPassword`. */
export interface ManagedSecret {
  kmsKeyId?: string;
  secretArn?: string;
  secretStatus: string;
}

/** The name that the services give such a secret. */
const nameOf = (resourceId: string): string => `rds!${resourceId.toLowerCase()}`;

/** Makes the secret with `{"username","password"}` unless it is there; the emulator's services do not. */
export async function makeManagedSecret(
  aws: Aws,
  { resourceId, username, kmsKeyId }: { resourceId: string; username: string; kmsKeyId?: string },
): Promise<void> {
  if (await managedSecret(aws, resourceId)) return;
  const password = randomBytes(24).toString("base64url");
  await aws.request("secretsmanager", "CreateSecret", {
    Name: nameOf(resourceId),
    Description: "The password of the administrator, managed by the service",
    KmsKeyId: kmsKeyId,
    SecretString: JSON.stringify({ username, password }),
  });
}

/** The `masterUserSecrets` output's one entry; undefined where there is none. */
export async function managedSecret(aws: Aws, resourceId: string): Promise<ManagedSecret | undefined> {
  const SecretId = nameOf(resourceId);
  const live = await ifThere(aws.request("secretsmanager", "DescribeSecret", { SecretId }));
  if (!live || live.DeletedDate) return undefined;
  return { kmsKeyId: live.KmsKeyId, secretArn: live.ARN, secretStatus: "active" };
}

/** The secret goes with its database, at once. */
export async function removeManagedSecret(aws: Aws, resourceId: string): Promise<void> {
  const SecretId = nameOf(resourceId);
  await ifThere(
    aws.request("secretsmanager", "DeleteSecret", { SecretId, ForceDeleteWithoutRecovery: true }),
  );
}

/** The prediction of `masterUserSecrets`. */
export const predictedSecret = (
  resourceId: string,
  { region, account }: { region: string; account: string },
  kmsKeyId?: string,
): ManagedSecret[] => [
  {
    kmsKeyId: kmsKeyId ?? `arn:aws:kms:${region}:${account}:alias/aws/secretsmanager`,
    secretArn: `arn:aws:secretsmanager:${region}:${account}:secret:${nameOf(resourceId)}-AbCdEf`,
    secretStatus: "active",
  },
];
