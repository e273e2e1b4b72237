import type { Rule } from "../../model/rule";
import { iamNoBroadManagedPolicy } from "./iam-no-broad-managed-policy";
import { iamNoWildcardActions } from "./iam-no-wildcard-actions";
import { iamNoWildcardResources } from "./iam-no-wildcard-resources";
import { noPublicPrincipal } from "./no-public-principal";
import { resourcePolicyNoWildcardActions } from "./resource-policy-no-wildcard-actions";
import { roleMayUseKeys } from "./role-may-use-keys";
import { servicePrincipalsScoped } from "./service-principals-scoped";

export const IDENTITY: readonly Rule[] = [
  iamNoBroadManagedPolicy,
  iamNoWildcardActions,
  iamNoWildcardResources,
  noPublicPrincipal,
  resourcePolicyNoWildcardActions,
  roleMayUseKeys,
  servicePrincipalsScoped,
];
