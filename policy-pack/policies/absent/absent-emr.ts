import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** No cluster of its own: a stack that runs Spark does so in Glue, whose jobs carry a security configuration. */
export const absentEmr = absentServiceRule({
  id: "absent-emr",
  service: "EMR",
  types: [
    ...typesOf("emr", "Cluster", "InstanceFleet", "InstanceGroup", "Studio"),
    ...typesOf("emrserverless", "Application"),
    ...typesOf("emrcontainers", "VirtualCluster"),
  ],
  instead: "use a Glue job with a securityConfiguration",
  aws: ["emr-kerberos-enabled", "emr-master-no-public-ip"],
});
