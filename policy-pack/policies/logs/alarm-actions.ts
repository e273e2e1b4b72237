import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { ALARM } from "../../model/types/types";

/** An alarm that tells nobody is a picture on a wall. */
export const alarmActions: Rule = {
  id: "alarm-actions",
  description: "Alarms tell somebody.",
  level: "mandatory",
  controls: { ...AUDIT, aws: ["cloudwatch-alarm-action-check"] },
  scope: "resource",
  types: ALARM,
  check({ name, props }, report) {
    const actions: unknown[] = props["alarmActions"] ?? [];
    if (actions.length === 0)
      report(`Alarm '${name}' tells nobody`, "set alarmActions to the topic of alerts");
    else if (props["actionsEnabled"] === false)
      report(`Alarm '${name}' is silenced`, "set actionsEnabled to true");
  },
};
