import { RETENTION } from "../../contracts/retention";
import { REQUIRED_TAGS } from "../../contracts/tags";

/** What rules are told beside their name. Texts, as AWS Config has them. */
export type RuleParameters = Record<string, string>;

/** Ports of the stores, which nobody reaches but members of the private network, and that of remote desktops. */
const STORE_PORTS = { relational: 5432, cache: 6379, documents: 27_017, search: 9200, remoteDesktop: 3389 };

/** Days after which an unused or unchanged credential counts as forgotten (CIS AWS Foundations). */
const CREDENTIAL_DAYS = "90";

/** Rights on every key that no policy of a person's making may hold. */
const BLOCKED_KMS_ACTIONS = "kms:*, kms:Decrypt, kms:ReEncrypt*";

/** Parameters of managed rules; what stands nowhere here has AWS's defaults. Days come from the manifest. */
export const PARAMETERS: Readonly<Record<string, RuleParameters>> = {
  "access-keys-rotated": { maxAccessKeyAge: CREDENTIAL_DAYS },
  // The alarms of the program tell when it gets bad and when it is good again; no traffic is no alarm.
  "cloudwatch-alarm-action-check": {
    alarmActionRequired: "true",
    insufficientDataActionRequired: "false",
    okActionRequired: "true",
  },
  "db-instance-backup-enabled": { backupRetentionMinimum: String(RETENTION.accounts.copies.backupDays) },
  "iam-customer-policy-blocked-kms-actions": { blockedActionsPatterns: BLOCKED_KMS_ACTIONS },
  "iam-inline-policy-blocked-kms-actions": { blockedActionsPatterns: BLOCKED_KMS_ACTIONS },
  "iam-password-policy": {
    MaxPasswordAge: CREDENTIAL_DAYS,
    MinimumPasswordLength: "14",
    PasswordReusePrevention: "24",
    RequireLowercaseCharacters: "true",
    RequireNumbers: "true",
    RequireSymbols: "true",
    RequireUppercaseCharacters: "true",
  },
  "iam-user-unused-credentials-check": { maxCredentialUsageAge: CREDENTIAL_DAYS },
  "required-tags": Object.fromEntries(REQUIRED_TAGS.map((tag, at) => [`tag${at + 1}Key`, tag])),
  "restricted-common-ports": Object.fromEntries(
    Object.values(STORE_PORTS).map((port, at) => [`blockedPort${at + 1}`, String(port)]),
  ),
  "s3-account-level-public-access-blocks-periodic": {
    BlockPublicAcls: "True",
    BlockPublicPolicy: "True",
    IgnorePublicAcls: "True",
    RestrictPublicBuckets: "True",
  },
};
