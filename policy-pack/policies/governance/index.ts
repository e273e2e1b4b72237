import type { Rule } from "../../model/rules/rule";
import { accountGuard } from "./account-guard";
import { dataResidency } from "./data-residency";
import { defaultTags } from "./default-tags";
import { ownReferences } from "./own-references";
import { providerSettings } from "./provider-settings";
import { requiredTags } from "./required-tags";
import { sameAccount } from "./same-account";
import { statefulProtected } from "./stateful-protected";

export const GOVERNANCE: readonly Rule[] = [
  accountGuard,
  defaultTags,
  ownReferences,
  requiredTags,
  sameAccount,
  statefulProtected,
  dataResidency,
  providerSettings,
];
