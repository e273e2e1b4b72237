import type { Rule } from "../../model/rules/rule";
import { accessEnds } from "./access-ends";
import { documentNotPublic } from "./document-not-public";
import { iamKmsActionsScoped } from "./iam-kms-actions-scoped";
import { iamNoBroadManagedPolicy } from "./iam-no-broad-managed-policy";
import { iamNoEscalation } from "./iam-no-escalation";
import { iamNoInlinePolicies } from "./iam-no-inline-policies";
import { iamNoWildcardActions } from "./iam-no-wildcard-actions";
import { iamNoWildcardResources } from "./iam-no-wildcard-resources";
import { iamOwnBuckets } from "./iam-own-buckets";
import { noPublicPrincipal } from "./no-public-principal";
import { principalsNamed } from "./principals-named";
import { resourcePolicyNoWildcardActions } from "./resource-policy-no-wildcard-actions";
import { roleMayUseKeys } from "./role-may-use-keys";
import { servicePrincipalsScoped } from "./service-principals-scoped";
import { serviceSourcesNamed } from "./service-sources-named";
import { trustScoped } from "./trust-scoped";

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
  iamNoEscalation,
  iamOwnBuckets,
  principalsNamed,
  trustScoped,
  accessEnds,
];
