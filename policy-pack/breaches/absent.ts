import { planned } from "../fixtures/build";
import type { Breach } from "./breach";

/** Services that the stack makes nothing of: one resource of each breaks the rule of its family. */
export const ABSENT: readonly Breach[] = [
  made("absent-emr", "aws:emr/cluster:Cluster", /use a Glue job/),
  made("absent-emr", "aws:emrserverless/application:Application", /use a Glue job/),
  made("absent-other-services", "aws:cloudfront/distribution:Distribution", /an API or a load balancer/),
  made("absent-other-services", "aws:eks/cluster:Cluster", /an API or a load balancer/),
  made("absent-other-services", "aws:appflow/flow:Flow", /data by events/),
  made("absent-redshift", "aws:redshift/cluster:Cluster", /query the event lake with Athena/),
  made("absent-redshift", "aws:redshiftserverless/workgroup:Workgroup", /query the event lake with Athena/),
  made("absent-sagemaker", "aws:sagemaker/notebookInstance:NotebookInstance", /strata:embedderModel/),
  made("absent-sagemaker", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", /embedderModel/),
  made("absent-codebuild", "aws:codebuild/project:Project", /build outside of this account/),
  made("absent-beanstalk", "aws:elasticbeanstalk/environment:Environment", /functions or containers/),
  made("absent-dms", "aws:dms/replicationInstance:ReplicationInstance", /let producers publish events/),
  made("absent-classic-balancer", "aws:elb/loadBalancer:LoadBalancer", /aws\.lb\.LoadBalancer/),
  made("absent-elasticsearch", "aws:elasticsearch/domain:Domain", /aws\.opensearch\.Domain/),
  made("absent-instances", "aws:ec2/instance:Instance", /functions or containers/),
  made("absent-instances", "aws:ec2/launchTemplate:LaunchTemplate", /functions or containers/),
  made("absent-volumes", "aws:ebs/volume:Volume", /a store the retention manifest names/),
  made("absent-volumes", "aws:ebs/snapshot:Snapshot", /a store the retention manifest names/),
  made("absent-autoscaling-groups", "aws:autoscaling/group:Group", /functions or containers/),
  made("absent-users", "aws:iam/user:User", /use a role/),
  made("absent-users", "aws:iam/userPolicy:UserPolicy", /use a role/),
  made("absent-users", "aws:iam/accessKey:AccessKey", /use a role/),
];

function made(rule: string, type: string, remedy: RegExp): Breach {
  const change: Breach["change"] = ({ resources }) => void resources.push(planned(type, "stray", {}));
  return { rule, breaks: `the stack makes a ${type}`, at: "stray", change, remedy };
}
