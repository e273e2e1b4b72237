import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { containersOf, TASK } from "../../model/services/containers";

/** In the host's network, root of a container is root next to every other container of that host. */
export const containerHostUser: Rule = {
  id: "container-host-user",
  description: "Tasks in the host's network run as a user of their own.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, aws: ["ecs-task-definition-user-for-host-mode-check"] },
  scope: "resource",
  types: TASK,
  check({ name, props }, report) {
    if (props["networkMode"] !== "host") return;
    for (const container of containersOf(props)) {
      const user = String(container["user"] ?? "root").split(":")[0];
      if (container["privileged"] !== true && user !== "root" && user !== "0" && user !== "") continue;
      report(
        `Container '${container["name"]}' of task '${name}' runs as root in the host's network`,
        'set networkMode to "awsvpc", or user to one that is not root and privileged to false',
      );
    }
  },
};
