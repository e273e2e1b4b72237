import type { Rule } from "../../model/rules/rule";
import {
  ACCOUNT_BASELINE,
  demand,
  unequal,
  VOLUME_ENCRYPTION,
  VOLUME_KEY,
} from "../../model/services/account";
import { KEY } from "../../model/types/types";

/** The system makes no volumes; a build machine or a restored snapshot of tomorrow does. */
export const volumesEncryptedByDefault: Rule = {
  id: "volumes-encrypted-by-default",
  description: "Volumes of the account are encrypted with a customer key where their makers say nothing.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
    coppa: ["312.8"],
    soc2: ["CC6.1", "CC6.7"],
    aws: ["ec2-ebs-encryption-by-default"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...VOLUME_ENCRYPTION, ...VOLUME_KEY],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "encryption of volumes by default",
      types: VOLUME_ENCRYPTION,
      remedy: "add an aws.ebs.EncryptionByDefault",
      fault: ({ props }) => unequal({ enabled: true, ...props }, { enabled: true }),
    });
    demand(baseline, report, stack, {
      what: "default key of volumes",
      types: VOLUME_KEY,
      remedy: "add an aws.ebs.DefaultKmsKey",
      fault: ({ props }) =>
        stack.find(props["keyArn"], KEY)
          ? undefined
          : ["names no key of the stack", "set keyArn to a KMS key of this stack"],
    });
  },
};
