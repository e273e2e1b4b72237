import { REQUIRED_TAGS } from "../../../contracts/tags";
import { TAGGABLE } from "../../model/types/taggable";
import { AWS_PROVIDER } from "../../model/types/types";
import { BOUNDARY, CLASSED, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, breaksText } from "../rows";
import { absent, STRANGER, to } from "../ways";

type Tags = { tags?: Record<string, string> };

/** A resource of a service that nothing here covers, and that a rule has to refuse for that alone. */
const OUT_OF_SCOPE = [
  "aws:ec2/instance:Instance",
  "aws:ebs/volume:Volume",
  "aws:autoscaling/group:Group",
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:elasticsearch/domain:Domain",
  "aws:emr/cluster:Cluster",
  "aws:redshift/cluster:Cluster",
  "aws:sagemaker/notebookInstance:NotebookInstance",
  "aws:codebuild/project:Project",
  "aws:elasticbeanstalk/environment:Environment",
  "aws:dms/replicationInstance:ReplicationInstance",
  "aws:iam/user:User",
  "aws:iam/accessKey:AccessKey",
] as const;

/** What may be wrong with tags, and with where the stack deploys to. */
export const GOVERNANCE: readonly Mutation[] = [
  breaks(TAGGABLE, "tags.DataClassification", [to("Public"), to("")], CLASSED),
  breaks(TAGGABLE, "tags.Retention", [to("forever"), to("")], CLASSED),
  breaks(
    TAGGABLE,
    "tags.DataClassification",
    [
      {
        how: "to another classification",
        to: (now) => (now === "PHI" ? "Internal" : now === undefined ? now : "PHI"),
      },
    ],
    CLASSED,
  ),
  breaksText(
    AWS_PROVIDER,
    "defaultTags",
    REQUIRED_TAGS.map((tag) => ({
      how: `without ${tag}`,
      to: ({ tags }: Tags) => ({
        tags: Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => name !== tag)),
      }),
    })),
    CLASSED,
  ),
  breaks(AWS_PROVIDER, "defaultTags", [absent], CLASSED),
  breaks(
    AWS_PROVIDER,
    "allowedAccountIds",
    [absent, to("[]"), to(`["111122223333","${STRANGER}"]`, "to two accounts")],
    BOUNDARY,
  ),
  breaks(AWS_PROVIDER, "region", [to("us-east-1"), to("ap-southeast-2")], BOUNDARY),
  breaks(AWS_PROVIDER, "skipCredentialsValidation", [to("true")], BOUNDARY),
  breaks(AWS_PROVIDER, "accessKey", [to("AKIAIOSFODNN7EXAMPLE")], LEAST_PRIVILEGE),
  breaks(AWS_PROVIDER, "endpoints", [to('[{"s3":"http://proxy.example.com"}]', "elsewhere")], BOUNDARY),
  breaks(AWS_PROVIDER, "insecure", [to("true")], BOUNDARY),
  ...OUT_OF_SCOPE.map((type) => adds(["aws:sns/topic:Topic"], type, type, () => ({}), BOUNDARY)),
];
