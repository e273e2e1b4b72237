import type { Rule } from "../../model/rule";
import { accountGuard } from "./account-guard";
import { requiredTags } from "./required-tags";
import { statefulProtected } from "./stateful-protected";

export const GOVERNANCE: readonly Rule[] = [accountGuard, requiredTags, statefulProtected];
