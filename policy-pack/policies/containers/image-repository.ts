import { asks, isTrue, settingsRule } from "../../model/rules/demands";
import { IMAGES } from "../../model/services/containers";
import { AT_REST, isCustomerKey } from "../../model/services/keys";

/** A tag that moves runs other code under a name that was looked at; an image nobody scans runs what is known to be weak. */
export const imageRepository = settingsRule({
  id: "image-repository",
  description:
    "Repositories of images use a customer-managed KMS key, keep their tags, and scan what is pushed.",
  controls: { ...AT_REST, hipaa: ["164.308(a)(5)(ii)(B)", "164.312(a)(2)(iv)"], soc2: ["CC6.1", "CC7.1"] },
  asked: [
    asks(
      IMAGES,
      "encryptionConfigurations",
      (value) => Array.isArray(value) && value.length > 0 && value.every(usesOwnKey),
      "has no customer-managed key",
      '[{ encryptionType: "KMS", kmsKey }] with a KMS key of this stack',
    ),
    asks(
      IMAGES,
      "imageTagMutability",
      (value) => value === "IMMUTABLE",
      "lets tags move to other images",
      '"IMMUTABLE"',
    ),
    asks(IMAGES, "imageScanningConfiguration.scanOnPush", isTrue, "does not scan its images", "true"),
  ],
});

function usesOwnKey({ encryptionType, kmsKey }: { encryptionType?: string; kmsKey?: unknown }): boolean {
  return /^KMS/.test(encryptionType ?? "") && isCustomerKey(kmsKey);
}
