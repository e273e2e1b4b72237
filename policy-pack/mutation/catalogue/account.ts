import { AT_REST, AUDIT, BOUNDARY, CONTINGENCY, INTEGRITY, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, removes, unbroken } from "../rows";
import { absent, KEYS, off, otherStack, to } from "../ways";

const TRAIL = ["aws:cloudtrail/trail:Trail"];
const VAULT = ["aws:backup/vault:Vault"];
const VAULT_LOCK = ["aws:backup/vaultLockConfiguration:VaultLockConfiguration"];
const VAULT_POLICY = ["aws:backup/vaultPolicy:VaultPolicy"];
const PLAN = ["aws:backup/plan:Plan"];
const SELECTION = ["aws:backup/selection:Selection"];
const VOLUMES = ["aws:ebs/encryptionByDefault:EncryptionByDefault"];
const VOLUME_KEY = ["aws:ebs/defaultKmsKey:DefaultKmsKey"];
const DETECTOR = ["aws:guardduty/detector:Detector"];
const DETECTOR_FEATURE = ["aws:guardduty/detectorFeature:DetectorFeature"];
const PASSWORDS = ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"];
const PUBLIC_ACCESS = ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"];
const HUB = ["aws:securityhub/account:Account"];
const STANDARDS = ["aws:securityhub/standardsSubscription:StandardsSubscription"];
const ROTATION = ["aws:secretsmanager/secretRotation:SecretRotation"];
const DOCUMENT = ["aws:ssm/document:Document"];
const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** What may be wrong with what an account has once, and with its backups. */
export const ACCOUNT: readonly Mutation[] = [
  breaks(TRAIL, "kmsKeyId", KEYS, AT_REST),
  breaks(TRAIL, "enableLogFileValidation", [absent, off], INTEGRITY),
  breaks(TRAIL, "isMultiRegionTrail", [absent, off], AUDIT),
  breaks(TRAIL, "enableLogging", [off], AUDIT),
  breaks(TRAIL, "includeGlobalServiceEvents", [off], AUDIT),
  breaks(TRAIL, "s3BucketName", [otherStack], AUDIT),
  breaks(TRAIL, "cloudWatchLogsGroupArn", [absent], AUDIT),
  removes(TRAIL, AUDIT),
  breaks(VAULT, "kmsKeyArn", KEYS, AT_REST),
  removes(VAULT_LOCK, INTEGRITY),
  removes(VAULT_POLICY, INTEGRITY),
  removes(PLAN, CONTINGENCY),
  removes(SELECTION, CONTINGENCY),
  breaks(VOLUMES, "enabled", [off], AT_REST),
  removes(VOLUMES, AT_REST),
  breaks(VOLUME_KEY, "keyArn", KEYS, AT_REST),
  breaks(DETECTOR, "enable", [off], AUDIT),
  removes(DETECTOR, AUDIT),
  breaks(DETECTOR_FEATURE, "status", [to("DISABLED")], AUDIT),
  breaks(PASSWORDS, "minimumPasswordLength", [absent, to(6)], LEAST_PRIVILEGE),
  removes(PASSWORDS, LEAST_PRIVILEGE),
  ...BLOCKS.map((block) => breaks(PUBLIC_ACCESS, block, [absent, off], BOUNDARY)),
  removes(PUBLIC_ACCESS, BOUNDARY),
  removes(HUB, AUDIT),
  removes(STANDARDS, AUDIT),
  removes(ROTATION, LEAST_PRIVILEGE),
  breaks(
    DOCUMENT,
    "permissions",
    [to({ type: "Share", accountIds: "all" }, "shared with everybody")],
    BOUNDARY,
  ),
];

/** Types for which nothing is broken yet, and why. */
export const WITHOUT_MUTATION: readonly Mutation[] = [
  unbroken(
    ["aws:backup/regionSettings:RegionSettings"],
    "(resource)",
    "Says which services backups may cover; plans say what they do",
  ),
  unbroken(["aws:iam/serviceLinkedRole:ServiceLinkedRole"], "(resource)", "AWS writes its policies"),
  unbroken(["aws:kms/alias:Alias"], "(resource)", "A name for people"),
  unbroken(["aws:cloudwatch/dashboard:Dashboard"], "(resource)", "A page for people"),
];
