import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** An instance has to be patched, logged into and watched; functions and managed stores are none of it. */
export const absentInstances = absentServiceRule({
  id: "absent-instances",
  service: "EC2 instances",
  types: typesOf(
    "ec2",
    "Instance",
    "SpotInstanceRequest",
    "SpotFleetRequest",
    "Fleet",
    "LaunchTemplate",
    "KeyPair",
  ),
  instead: "use functions or containers of this stack",
  aws: [
    "ec2-imdsv2-check",
    "ec2-instance-no-public-ip",
    "ec2-instance-profile-attached",
    "ec2-instances-in-vpc",
    "ec2-resources-protected-by-backup-plan",
  ],
});
