import { CONTINUITY } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { isProduction } from "../../model/stack/tags";
import { CLUSTER, DATABASE, DOCUMENTS, TABLE } from "../../model/types/types";

/** The engine's own protection ends where somebody uses the console; the service's does not. Trials have to come down again. */
export const storeDeletionProtection: Rule = {
  id: "store-deletion-protection",
  description: "In production databases and tables refuse to be deleted.",
  level: "mandatory",
  controls: { ...CONTINUITY, aws: ["rds-cluster-deletion-protection-enabled"] },
  scope: "resource",
  types: [...CLUSTER, ...DATABASE, ...DOCUMENTS, ...TABLE],
  check(store, report) {
    if (!isProduction(store)) return;
    const isTable = (TABLE as readonly string[]).includes(store.type);
    const property = isTable ? "deletionProtectionEnabled" : "deletionProtection";
    if (store.props[property] === true) return;
    report(`Store '${store.name}' may be deleted in production`, `set ${property} to true`);
  },
};
