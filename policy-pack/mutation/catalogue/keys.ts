import { KEY, SECRET } from "../../model/types/types";
import { AT_REST, CONTINGENCY, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, unbroken, unprotects } from "../rows";
import { absent, KEYS, off, on, STRANGER, stated, to } from "../ways";

const ALIAS = ["aws:kms/alias:Alias"] as const;

/** Keys whose material AWS cannot renew are no keys for data: message authentication, signatures. */
const rotates = ({ props }: { props: Record<string, unknown> }) => props["keyUsage"] === undefined;

/** What may be wrong with keys and secrets beside their policies. */
export const KEYS_AND_SECRETS: readonly Mutation[] = [
  breaks(KEY, "enableKeyRotation", [absent, off], AT_REST, rotates),
  breaks(KEY, "deletionWindowInDays", [stated(to(7))], CONTINGENCY, inProduction),
  breaks(KEY, "policy", [absent], LEAST_PRIVILEGE),
  breaks(KEY, "isEnabled", [off], CONTINGENCY),
  breaks(KEY, "bypassPolicyLockoutSafetyCheck", [on], LEAST_PRIVILEGE),
  breaks(KEY, "multiRegion", [on], AT_REST),
  breaks(KEY, "rotationPeriodInDays", [to(2560)], AT_REST, rotates),
  unbroken(KEY, "customKeyStoreId", "A key store of one's own is stricter, not weaker"),
  unbroken(KEY, "customerMasterKeySpec", "AWS refuses another specification for what a key is used for"),
  unbroken(KEY, "keyUsage", "AWS refuses data under a key for signatures"),
  unprotects(KEY, CONTINGENCY),
  unbroken(KEY, "(resource)", "Every resource that names the key is left without one, so nothing deploys"),
  adds(
    KEY,
    "a grant to another account",
    "aws:kms/grant:Grant",
    ({ outputs }) => ({
      keyId: outputs?.["keyId"],
      granteePrincipal: `arn:aws:iam::${STRANGER}:role/reader`,
      operations: ["Decrypt"],
    }),
    LEAST_PRIVILEGE,
  ),
  unbroken(ALIAS, "targetKeyId", "An alias names a key for people; the program refers to ARNs"),
  unbroken(ALIAS, "(resource)", "An alias names a key for people; the program refers to ARNs"),
  breaks(SECRET, "kmsKeyId", KEYS, AT_REST),
  breaks(SECRET, "recoveryWindowInDays", [to(0)], CONTINGENCY),
  breaks(
    SECRET,
    "policy",
    [
      to(
        JSON.stringify({
          Statement: {
            Effect: "Allow",
            Principal: "*",
            Action: "secretsmanager:GetSecretValue",
            Resource: "*",
          },
        }),
        "for everybody",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(SECRET, "replicas", [to([{ region: "us-east-1" }], "without a key in another region")], AT_REST),
  unprotects(SECRET, CONTINGENCY),
];

function inProduction({ urn }: { urn: string }): boolean {
  return urn.startsWith("urn:pulumi:prod:");
}
