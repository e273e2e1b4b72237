import { DescribeKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Judge } from "../core";

const DAY_MS = 86_400_000;

/**
 * The key that wraps new keys of subjects is of this month: while a generation lasts, a restored backup of the table of
 * keys brings destroyed keys back (16 CFR 312.6, 45 CFR 164.310(d)(2)(i); docs/runbooks/subject-keys.md).
 *
 * @param longestDays from then on the generation has to be ended
 */
export function subjectKeyGeneration(
  kms: KMSClient,
  keyArn: string,
  longestDays: number,
  now: () => number = Date.now,
): Judge {
  return async () => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyArn }));
    const { KeyId: resourceId = keyArn, CreationDate } = KeyMetadata ?? {};
    const age = Math.floor((now() - (CreationDate?.getTime() ?? 0)) / DAY_MS);
    const annotation = `The generation is ${age} days old; it is ended after ${longestDays}.`;
    return [{ resourceType: "AWS::KMS::Key", resourceId, compliant: age <= longestDays, annotation }];
  };
}
