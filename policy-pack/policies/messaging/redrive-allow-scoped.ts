import { many } from "../../model/access/documents";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { REDRIVE_ALLOW_POLICY } from "../../model/types/types";

/** Any queue of the account could end its messages in ours, among letters that somebody replays by hand. */
export const redriveAllowScoped: Rule = {
  id: "redrive-allow-scoped",
  description: "Dead-letter queues say whose letters they take.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "resource",
  types: REDRIVE_ALLOW_POLICY,
  check({ name, props }, report) {
    const policy = JSON.parse(String(props["redriveAllowPolicy"] || "{}"));
    const { redrivePermission = "allowAll", sourceQueueArns } = policy;
    if (redrivePermission === "denyAll") return;
    if (redrivePermission === "byQueue" && many(sourceQueueArns).length > 0) return;
    report(
      `Redrive policy '${name}' lets every queue end its messages here`,
      'set redrivePermission to "byQueue" with sourceQueueArns',
    );
  },
};
