import type { Rule } from "../../model/rules/rule";
import { accountPublicAccessBlock } from "./account-public-access-block";
import { passwordPolicy } from "./password-policy";
import { securityStandards } from "./security-standards";
import { threatDetection } from "./threat-detection";
import { trailCoversAccount } from "./trail-covers-account";
import { trailCustomerKey } from "./trail-customer-key";
import { trailLogFileValidation } from "./trail-log-file-validation";
import { trailLogGroup } from "./trail-log-group";
import { trailMayDeliver } from "./trail-may-deliver";
import { trailObjectEvents } from "./trail-object-events";
import { volumesEncryptedByDefault } from "./volumes-encrypted-by-default";

/** What the account of a stack has once, asked of the stack that sets it up. */
export const ACCOUNT: readonly Rule[] = [
  accountPublicAccessBlock,
  passwordPolicy,
  securityStandards,
  threatDetection,
  trailCoversAccount,
  trailCustomerKey,
  trailLogFileValidation,
  trailLogGroup,
  trailMayDeliver,
  trailObjectEvents,
  volumesEncryptedByDefault,
];
