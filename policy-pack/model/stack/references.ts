import { many } from "../access/documents";
import * as t from "../types/types";
import type { Props, Resource } from "./stack";

/** Something a resource names, and what it has to be. */
export interface Reference {
  property: string;
  reference: string;
  targets: readonly string[];
}

/** What ARNs stand for, by their service and how what they name begins. */
const BY_ARN: readonly (readonly [pattern: RegExp, targets: readonly string[]])[] = [
  [/^dynamodb:\S*:table\//, t.TABLE],
  [/^events:\S*:event-bus\//, t.EVENT_BUS],
  [/^events:\S*:rule\//, t.EVENT_RULE],
  [/^firehose:/, t.DELIVERY_STREAM],
  [/^iam:\S*:role\//, [...t.ROLE, "aws:iam/serviceLinkedRole:ServiceLinkedRole"]],
  [/^iam::\d+:policy\//, t.IDENTITY_POLICY],
  [/^kinesis:\S*:stream\//, t.STREAM],
  [/^kms:\S*:key\//, t.KEY],
  [/^lambda:\S*:function:/, t.LAMBDA],
  [/^logs:\S*:log-group:/, t.LOG_GROUP],
  [/^rds:\S*:(cluster|db):/, [...t.DATABASE, ...t.DOCUMENTS, ...t.CLUSTER]],
  [/^s3:::[^/*]+/, t.BUCKET],
  [/^secretsmanager:/, t.SECRET],
  [/^sns:[^:]*:[^:]*:[^:]*$/, t.TOPIC],
  [/^sqs:/, t.QUEUE],
  [/^states:\S*:stateMachine:/, ["aws:sfn/stateMachine:StateMachine"]],
];

/** What settings of a bucket stand in. */
const BUCKET_PARTS = [
  ...t.BUCKET_ENCRYPTION,
  ...t.BUCKET_LIFECYCLE,
  ...t.BUCKET_LOCK,
  ...t.BUCKET_LOGGING,
  ...t.BUCKET_NOTIFICATION,
  ...t.BUCKET_OWNERSHIP,
  ...t.BUCKET_POLICY,
  ...t.BUCKET_PUBLIC_ACCESS,
  ...t.BUCKET_VERSIONING,
];

/** Properties that name a resource by something else than its ARN. */
const BY_NAME: readonly (readonly [
  types: readonly string[],
  property: string,
  targets: readonly string[],
])[] = [
  [BUCKET_PARTS, "bucket", t.BUCKET],
  [t.BUCKET_LOGGING, "targetBucket", t.BUCKET],
  [t.CACHE, "subnetGroupName", t.SUBNET_GROUP],
  [[...t.DATABASE, ...t.DOCUMENTS], "dbSubnetGroupName", t.SUBNET_GROUP],
  [t.DATABASE, "parameterGroupName", t.DATABASE_PARAMETERS],
  [t.DOCUMENTS, "dbClusterParameterGroupName", t.DOCUMENTS_PARAMETERS],
  [t.EVENT_RULE, "eventBusName", t.EVENT_BUS],
  [t.EVENT_TARGET, "rule", t.EVENT_RULE],
  [t.SUBNET_GROUP, "subnetIds", t.SUBNET],
  [[...t.SECURITY_GROUP, ...t.INTERNET_GATEWAY, ...t.FLOW_LOG], "vpcId", t.VPC],
  [["aws:rds/proxyTarget:ProxyTarget"], "dbInstanceIdentifier", t.DATABASE],
  [["aws:lambda/invocation:Invocation"], "functionName", t.LAMBDA],
];

/** What names the resource itself, or tells a function what it may have to do with. */
const OTHERS = new Set(["arn", "environment", "triggers", "tags", "tagsAll", "masterUserSecrets"]);

/** Everything that a resource names outside of its documents; what AWS makes is nobody's. */
export function referencesOf({ type, props }: Resource): Reference[] {
  const named = BY_NAME.filter(([types]) => types.includes(type)).flatMap(([, property, targets]) =>
    (many(props[property]) as string[])
      // AWS's own bus takes schedules and the events of services.
      .filter((reference) => reference !== "default" || property !== "eventBusName")
      .map((reference) => ({ property, reference, targets })),
  );
  const logs = [
    ...many(props["loggingConfig"]).map((config) => (config as Props)["logGroup"]),
    ...many(props["logDeliveryConfigurations"]).map((config) => (config as Props)["destination"]),
  ];
  const written = logs
    .filter((reference) => typeof reference === "string")
    .map((reference) => ({ property: "its log's destination", reference, targets: t.LOG_GROUP }));
  return [
    ...named,
    ...written,
    ...loud(type, props).flatMap((property) => arnsIn(props[property], property)),
  ];
}

function loud(type: string, props: Props): string[] {
  const target = (t.EVENT_TARGET as readonly string[]).includes(type);
  return Object.keys(props).filter((key) => !OTHERS.has(key) || (target && key === "arn"));
}

function arnsIn(value: unknown, property: string): Reference[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, field]) => arnsIn(field, `${property}.${key}`));
  }
  if (typeof value !== "string") return [];
  const [, named = ""] = /^arn:[\w-]+:(\S+)$/.exec(value) ?? [];
  const targets = BY_ARN.find(([pattern]) => pattern.test(named))?.[1];
  return targets ? [{ property, reference: whole(value), targets }] : [];
}

/** ARN of the resource that an ARN lies in: a version of a function, the stream of a table, objects of a bucket. */
function whole(arn: string): string {
  return arn
    .replace(/(:table\/[^/]+)\/.*$/, "$1")
    .replace(/(:function:[^:]+):.*$/, "$1")
    .replace(/(:log-group:[^:]+):.*$/, "$1")
    .replace(/^(arn:[\w-]+:s3:::[^/]+)\/.*$/, "$1");
}
