import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { containersOf, TASK } from "../../model/services/containers";

/** What cannot write to its own file system cannot keep a foothold there, nor leave records behind. */
export const containerReadOnly: Rule = {
  id: "container-read-only",
  description: "Containers cannot write to their own file system.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, aws: ["ecs-containers-readonly-access"] },
  scope: "resource",
  types: TASK,
  check({ name, props }, report) {
    for (const container of containersOf(props)) {
      if (container["readonlyRootFilesystem"] === true) continue;
      report(
        `Container '${container["name"]}' of task '${name}' may write to its own file system`,
        "set readonlyRootFilesystem to true and mount what it writes to",
      );
    }
  },
};
