import type { Rule } from "../../model/rule";

/** Services of AWS's HIPAA pack that this program does not use; none of our rules would watch over them. */
export const servicesInScope: Rule = {
  id: "services-in-scope",
  description: "The stack uses no service that these policies do not cover.",
  level: "mandatory",
  controls: { hipaa: ["164.308(a)(1)(ii)(A)"], soc2: ["CC6.1", "CC8.1"] },
  scope: "resource",
  types: [
    "aws:emr/cluster:Cluster",
    "aws:redshift/cluster:Cluster",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "aws:sagemaker/endpoint:Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws:codebuild/project:Project",
    "aws:elasticbeanstalk/environment:Environment",
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:elasticsearch/domain:Domain",
    "aws:ec2/instance:Instance",
    "aws:ebs/volume:Volume",
    "aws:autoscaling/group:Group",
    "aws:iam/user:User",
    "aws:iam/accessKey:AccessKey",
  ],
  check({ name, type }, report) {
    const service = type.split(":")[1]?.split("/").join(" ");
    report(
      `'${name}' uses ${service}, which these policies do not cover`,
      "use a service the pack has rules for, or add rules for it",
    );
  },
};
