import type { Rule } from "../../model/rules/rule";
import { absentAutoscalingGroups } from "./absent-autoscaling-groups";
import { absentBeanstalk } from "./absent-beanstalk";
import { absentClassicBalancer } from "./absent-classic-balancer";
import { absentCodebuild } from "./absent-codebuild";
import { absentDms } from "./absent-dms";
import { absentElasticsearch } from "./absent-elasticsearch";
import { absentEmr } from "./absent-emr";
import { absentInstances } from "./absent-instances";
import { absentOtherNetworks } from "./absent-other-networks";
import { absentOtherServices } from "./absent-other-services";
import { absentRedshift } from "./absent-redshift";
import { absentSagemaker } from "./absent-sagemaker";
import { absentUsers } from "./absent-users";
import { absentVolumes } from "./absent-volumes";

/** Services of AWS's HIPAA pack that this program does not use, each forbidden by name. */
export const ABSENT: readonly Rule[] = [
  absentOtherNetworks,
  absentOtherServices,
  absentEmr,
  absentRedshift,
  absentSagemaker,
  absentCodebuild,
  absentBeanstalk,
  absentDms,
  absentClassicBalancer,
  absentElasticsearch,
  absentInstances,
  absentVolumes,
  absentAutoscalingGroups,
  absentUsers,
];
