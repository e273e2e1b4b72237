import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** It makes instances, groups and balancers behind the stack, where no rule sees them. */
export const absentBeanstalk = absentServiceRule({
  id: "absent-beanstalk",
  service: "Elastic Beanstalk",
  types: typesOf("elasticbeanstalk", "Application", "Environment", "ConfigurationTemplate"),
  instead: "use functions or containers of this stack",
  aws: ["elastic-beanstalk-managed-updates-enabled"],
});
