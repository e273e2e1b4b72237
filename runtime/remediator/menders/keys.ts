import {
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
  type KeyMetadata,
  type KMSClient,
  ListResourceTagsCommand,
} from "@aws-sdk/client-kms";
import { FOREIGN, isOurs, type Mender, type Tags, unlessUnset } from "../core";

/** Yearly rotation of customer keys that KMS can rotate (45 CFR 164.312(a)(2)(iv)). */
export function kmsRotation(kms: KMSClient, environment: string): Mender {
  return async (KeyId) => {
    const read = kms.send(new DescribeKeyCommand({ KeyId }));
    const found = await unlessUnset(read, FOREIGN);
    if (!found) return { as: "stranger", before: {} };
    const key = found.KeyMetadata;
    if (key?.KeyState !== "Enabled") return { as: "gone", before: { state: key?.KeyState } };
    if (!rotates(key)) return { as: "right", before: { rotation: "not offered" } };
    const { KeyRotationEnabled = false } = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    const before = { rotation: KeyRotationEnabled };
    if (KeyRotationEnabled) return { as: "right", before };
    if (!isOurs(await tagsOfKey(kms, KeyId), environment)) return { as: "stranger", before };
    return {
      as: "wrong",
      before,
      after: { rotation: true },
      mend: () => kms.send(new EnableKeyRotationCommand({ KeyId })),
    };
  };
}

/** KMS rotates symmetric keys with material of its own; replicas of a key rotate with it. */
function rotates({ KeyManager, KeySpec, Origin, MultiRegionConfiguration }: KeyMetadata): boolean {
  const replica = MultiRegionConfiguration?.MultiRegionKeyType === "REPLICA";
  return KeyManager === "CUSTOMER" && KeySpec === "SYMMETRIC_DEFAULT" && Origin === "AWS_KMS" && !replica;
}

async function tagsOfKey(kms: KMSClient, KeyId: string): Promise<Tags> {
  const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId, Limit: 50 }));
  return Object.fromEntries(Tags.map(({ TagKey = "", TagValue = "" }) => [TagKey, TagValue]));
}
