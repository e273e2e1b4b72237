import type { Rule } from "../../model/rule";
import { accountGuard } from "./account-guard";
import { dataResidency } from "./data-residency";
import { defaultTags } from "./default-tags";
import { ownReferences } from "./own-references";
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
];
