import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** They make instances, which the stack has none of. */
export const absentAutoscalingGroups = absentServiceRule({
  id: "absent-autoscaling-groups",
  service: "auto-scaling groups",
  types: [...typesOf("autoscaling", "Group", "Attachment"), ...typesOf("ec2", "LaunchConfiguration")],
  instead: "use functions or containers of this stack",
  aws: ["autoscaling-group-elb-healthcheck-required", "autoscaling-launch-config-public-ip-disabled"],
});
