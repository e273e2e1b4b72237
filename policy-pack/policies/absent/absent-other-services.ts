import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** They carry or copy records past what the other rules look at: to edges of a network, to clusters, to other clouds. */
export const absentOtherServices = absentServiceRule({
  id: "absent-other-services",
  service: "CloudFront, EKS or AppFlow",
  types: [
    ...typesOf("cloudfront", "Distribution"),
    ...typesOf("eks", "Cluster NodeGroup FargateProfile"),
    ...typesOf("appflow", "Flow ConnectorProfile"),
  ],
  instead: "let people in by an API or a load balancer, and data by events",
  aws: [],
});
