import { LEAST_PRIVILEGE } from "../../model/access/access";
import { asks, isAbsent, isListed, isNotTrue, isTrue, settingsRule } from "../../model/rules/demands";
import { isCustomerKey } from "../../model/services/keys";
import type { Resource } from "../../model/stack/stack";
import { CACHE, CLUSTER, DATABASE, DATABASE_PROXY, DOCUMENTS, SEARCH_DOMAIN } from "../../model/types/types";

const CACHE_USER = ["aws:elasticache/user:User"];
const CACHE_GROUP = ["aws:elasticache/userGroup:UserGroup"];
const POOL = ["aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup"];

const isPrimary = ({ props }: Resource) => !props["replicateSourceDb"];
/** The user that ElastiCache demands beside ours is switched off, so nothing is asked of how it shows itself. */
const isOff = ({ props }: Resource) => /^off( |$)/.test(String(props["accessString"]));

/** A password in a program is in its state, its logs and its history; a role or a managed secret is in none of them. */
export const storeAuthentication = settingsRule({
  id: "store-authentication",
  description:
    "Stores know their users by role or by a secret that AWS keeps, and no user may do everything.",
  controls: LEAST_PRIVILEGE,
  asked: [
    asks(
      [...CLUSTER, ...DATABASE],
      "iamDatabaseAuthenticationEnabled",
      isTrue,
      "takes no roles as users",
      "true",
    ),
    asks(
      [...CLUSTER, ...DATABASE],
      "manageMasterUserPassword",
      (value, one) => isTrue(value) || !isPrimary(one),
      "has a master password of its own",
      "true",
    ),
    asks(
      [...CLUSTER, ...DATABASE],
      "masterUserSecretKmsKeyId",
      (key, one) => isCustomerKey(key) || !isPrimary(one),
      "keeps its master password under no key of ours",
      "a KMS key of this stack",
    ),
    asks(
      DATABASE,
      "password",
      isAbsent,
      "has its password in the program",
      "nothing, and manageMasterUserPassword to true",
    ),
    asks(DOCUMENTS, "manageMasterUserPassword", isTrue, "has a master password of its own", "true"),
    asks(
      [...CLUSTER, ...DOCUMENTS],
      "masterPassword",
      isAbsent,
      "has its password in the program",
      "nothing, and manageMasterUserPassword to true",
    ),
    asks(
      DATABASE_PROXY,
      "defaultAuthScheme",
      (scheme) => scheme === "IAM_AUTH",
      "takes passwords",
      '"IAM_AUTH"',
    ),
    asks(POOL, "connectionPoolConfig.initQuery", isAbsent, "changes what each session may see", "nothing"),
    asks(
      POOL,
      "connectionPoolConfig.sessionPinningFilters",
      isAbsent,
      "shares sessions that set who they are for",
      "nothing",
    ),
    asks(CACHE, "userGroupIds", isListed, "knows no users", "the group of its users"),
    asks(CACHE, "authToken", isAbsent, "has its password in the program", "nothing, and userGroupIds"),
    asks(
      CACHE_USER,
      "authenticationMode.type",
      (type, one) => type === "iam" || isOff(one),
      "is known by no role",
      '"iam"',
    ),
    asks(
      CACHE_USER,
      "noPasswordRequired",
      isNotTrue,
      "needs no password",
      "nothing, and authenticationMode.type to iam",
    ),
    asks(
      CACHE_USER,
      "passwords",
      isAbsent,
      "has its password in the program",
      "nothing, and authenticationMode.type to iam",
    ),
    asks(
      CACHE_USER,
      "accessString",
      (access) => !/\+@all|allcommands|~\*|allkeys/.test(String(access)),
      "may do everything, or with every key",
      "the commands and keys it needs",
    ),
    asks(
      CACHE_GROUP,
      "userIds",
      (users) => isListed(users) && !(users as string[]).includes("default"),
      "lets AWS's own user in, who may do everything",
      "users of this stack",
    ),
    asks(
      SEARCH_DOMAIN,
      "accessPolicies",
      isAbsent,
      "is reached by its own policy too",
      "nothing; roles and the domain's own rights decide",
    ),
    asks(SEARCH_DOMAIN, "advancedSecurityOptions.enabled", isTrue, "does not tell its users apart", "true"),
    asks(
      SEARCH_DOMAIN,
      "advancedSecurityOptions.anonymousAuthEnabled",
      isNotTrue,
      "lets in users without a name",
      "false",
    ),
    asks(
      SEARCH_DOMAIN,
      "advancedSecurityOptions.internalUserDatabaseEnabled",
      isNotTrue,
      "takes passwords",
      "false",
    ),
  ],
});
