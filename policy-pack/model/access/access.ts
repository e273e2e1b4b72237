import type { Rule } from "../rules/rule";
import type { Resource } from "../stack/stack";
import { IDENTITY_POLICY, ROLE } from "../types/types";
import type { Statement } from "./documents";
import { statementsOf } from "./documents";

/** The controls that least privilege answers to. */
export const LEAST_PRIVILEGE: Rule["controls"] = {
  hipaa: ["164.308(a)(4)", "164.312(a)(1)", "164.502(b)"],
  ferpa: ["99.31(a)(1)(ii)"],
  coppa: ["312.8"],
  soc2: ["CC6.1"],
};

/** Types that carry identity policies: what a role, user or group may do. */
export const IDENTITIES = [...IDENTITY_POLICY, ...ROLE] as const;

/** All statements of the identity policies that stand in a resource. */
export function identityStatements({ props }: Resource): Statement[] {
  const inline = (props["inlinePolicies"] ?? []) as { policy?: unknown }[];
  const documents = [props["policy"], ...inline.map(({ policy }) => policy)];
  return documents.filter((document) => document !== undefined).flatMap(statementsOf);
}

/**
 * Actions for which AWS knows no resource, so that `*` is the only way to allow them (Service Authorization Reference).
 * Lower case. Network interfaces of a function stand here too: they do not exist when the role is made.
 */
const WITHOUT_RESOURCE: ReadonlySet<string> = new Set([
  "cloudwatch:putmetricdata",
  "config:putevaluations",
  "ec2:assignprivateipaddresses",
  "ec2:createnetworkinterface",
  "ec2:deletenetworkinterface",
  "ec2:describenetworkinterfaces",
  "ec2:describesecuritygroups",
  "ec2:describesubnets",
  "ec2:describevpcs",
  "ec2:unassignprivateipaddresses",
  "ecr:getauthorizationtoken",
  "events:listeventbuses",
  "kinesis:liststreams",
  "kms:generaterandom",
  "lambda:listeventsourcemappings",
  "logs:createlogdelivery",
  "logs:deletelogdelivery",
  "logs:describeloggroups",
  "logs:describeresourcepolicies",
  "logs:getlogdelivery",
  "logs:listlogdeliveries",
  "logs:putresourcepolicy",
  "logs:updatelogdelivery",
  "rds:describedbinstances",
  "sts:getcalleridentity",
  "xray:getsamplingrules",
  "xray:getsamplingstatisticsummaries",
  "xray:getsamplingtargets",
  "xray:puttelemetryrecords",
  "xray:puttracesegments",
]);

export function takesNoResource(action: string): boolean {
  return WITHOUT_RESOURCE.has(action.toLowerCase());
}
