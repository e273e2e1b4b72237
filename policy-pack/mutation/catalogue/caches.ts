import { CACHE } from "../../model/types/types";
import { AT_REST, AUDIT, BOUNDARY, CONTINGENCY, IN_TRANSIT, LEAST_PRIVILEGE, PATCHED } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, unbroken, unprotects } from "../rows";
import { absent, empty, KEYS, off, on, otherStack, stated, to } from "../ways";

const CACHE_USER = ["aws:elasticache/user:User"] as const;
const CACHE_GROUP = ["aws:elasticache/userGroup:UserGroup"] as const;
const CACHE_PARAMETERS = ["aws:elasticache/parameterGroup:ParameterGroup"] as const;
const SUBNETS = [
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:rds/subnetGroup:SubnetGroup",
];

/** What may be wrong with caches and who may use them, and with where the stores of a network stand. */
export const CACHES: readonly Mutation[] = [
  breaks(CACHE, "atRestEncryptionEnabled", [absent, off], AT_REST),
  breaks(CACHE, "kmsKeyId", KEYS, AT_REST),
  breaks(CACHE, "transitEncryptionEnabled", [absent, off], IN_TRANSIT),
  breaks(CACHE, "transitEncryptionMode", [to("preferred")], IN_TRANSIT),
  breaks(CACHE, "userGroupIds", [absent, empty], LEAST_PRIVILEGE),
  breaks(CACHE, "authToken", [to("correct-horse-battery")], LEAST_PRIVILEGE),
  breaks(CACHE, "securityGroupIds", [absent, empty], BOUNDARY),
  breaks(CACHE, "subnetGroupName", [absent, to("default")], BOUNDARY),
  breaks(CACHE, "multiAzEnabled", [off], CONTINGENCY, inProduction),
  breaks(CACHE, "automaticFailoverEnabled", [absent, off], CONTINGENCY, inProduction),
  breaks(CACHE, "snapshotRetentionLimit", [absent, to(0), to(35)], CONTINGENCY),
  breaks(CACHE, "autoMinorVersionUpgrade", [off], PATCHED),
  breaks(CACHE, "logDeliveryConfigurations", [absent, empty], AUDIT),
  breaks(CACHE, "logDeliveryConfigurations[].destination", [otherStack], AUDIT),
  breaks(CACHE, "engineVersion", [to("5.0.6")], PATCHED),
  breaks(CACHE, "finalSnapshotIdentifier", [absent].map(stated), CONTINGENCY),
  unprotects(CACHE, CONTINGENCY),
  unbroken(CACHE, "(resource)", "A store removed with its data is found by its users, who fail"),
  breaks(CACHE_USER, "accessString", [to("on ~* +@all", "with every command on every key")], LEAST_PRIVILEGE),
  breaks(CACHE_USER, "authenticationMode.type", [to("no-password-required")], LEAST_PRIVILEGE, named),
  breaks(CACHE_USER, "noPasswordRequired", [on], LEAST_PRIVILEGE),
  breaks(CACHE_USER, "passwords", [to(["correct-horse-battery"], "stated")], LEAST_PRIVILEGE),
  unbroken(CACHE_USER, "(resource)", "The group that names the user cannot be made then"),
  breaks(CACHE_GROUP, "userIds", [to(["default"], "to AWS's default user")], LEAST_PRIVILEGE),
  unbroken(CACHE_GROUP, "(resource)", "The cache that names the group cannot be made then"),
  unbroken(CACHE_PARAMETERS, "(resource)", "How the cache evicts opens nothing"),
  breaks(SUBNETS, "subnetIds", [empty, to(["subnet-elsewhere"], "of another network")], BOUNDARY),
  unbroken(SUBNETS, "(resource)", "The store that names the group cannot be made then"),
];

function inProduction({ urn }: { urn: string }): boolean {
  return urn.startsWith("urn:pulumi:prod:");
}

/** The user `default` has to be there and is switched off by its access string. */
function named({ props }: { props: Record<string, unknown> }): boolean {
  return props["userName"] !== "default";
}
