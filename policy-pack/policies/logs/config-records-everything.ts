import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import type { Stack } from "../../model/stack/stack";
import { CONFIG_RECORDER, CONFIG_RECORDER_STATUS } from "../../model/types/types";

/** What is not recorded is judged by no rule of AWS Config and answers no question of an auditor. */
export const configRecordsEverything: Rule = {
  id: "config-records-everything",
  description: "AWS Config records every type of resource, those of IAM included, and is on.",
  level: "mandatory",
  controls: AUDIT,
  scope: "stack",
  types: CONFIG_RECORDER,
  check(recorder, report, stack) {
    const { allSupported = true, includeGlobalResourceTypes } = recorder.props["recordingGroup"] ?? {};
    if (allSupported !== true || includeGlobalResourceTypes !== true)
      report(
        `Recorder '${recorder.name}' leaves types of resources out`,
        "set recordingGroup.allSupported and includeGlobalResourceTypes to true",
      );
    if (!isOn(recorder.props["name"], stack))
      report(
        `Recorder '${recorder.name}' is off`,
        "add a RecorderStatus with its name and isEnabled set to true",
      );
  },
};

function isOn(name: unknown, stack: Stack): boolean {
  return stack
    .ofType(CONFIG_RECORDER_STATUS)
    .some(({ props }) => props["name"] === name && props["isEnabled"] === true);
}
