import type { Rule } from "../../model/rule";
import { documentNotPublic } from "./document-not-public";
import { iamKmsActionsScoped } from "./iam-kms-actions-scoped";
import { iamNoBroadManagedPolicy } from "./iam-no-broad-managed-policy";
import { iamNoInlinePolicies } from "./iam-no-inline-policies";
import { iamNoWildcardActions } from "./iam-no-wildcard-actions";
import { iamNoWildcardResources } from "./iam-no-wildcard-resources";
import { noPublicPrincipal } from "./no-public-principal";
import { resourcePolicyNoWildcardActions } from "./resource-policy-no-wildcard-actions";
import { roleMayUseKeys } from "./role-may-use-keys";
import { servicePrincipalsScoped } from "./service-principals-scoped";
import { serviceSourcesNamed } from "./service-sources-named";

export const IDENTITY: readonly Rule[] = [
  documentNotPublic,
  iamKmsActionsScoped,
  iamNoBroadManagedPolicy,
  iamNoInlinePolicies,
  iamNoWildcardActions,
  iamNoWildcardResources,
  noPublicPrincipal,
  resourcePolicyNoWildcardActions,
  roleMayUseKeys,
  servicePrincipalsScoped,
  serviceSourcesNamed,
];
