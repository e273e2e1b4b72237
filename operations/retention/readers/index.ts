import {
  BUCKET,
  DELIVERY_STREAM,
  EVENT_ARCHIVE,
  LOG_GROUP,
  QUEUE,
  STREAM,
  TABLE,
} from "../../../policy-pack/model/types/types";
import { cacheCopies, documentCopies, relationalCopies, searchCopies } from "./databases";
import { bucketCopies } from "./objects";
import { archiveCopies, deliveryCopies, logCopies, queueCopies, streamCopies } from "./passing";
import type { Reader } from "./reader";
import { selectionCopies } from "./recovery-points";
import { tableCopies } from "./tables";

const each = (types: readonly string[], reader: Reader) => types.map((type) => [type, reader] as const);

const STORES: ReadonlyMap<string, Reader> = new Map([
  ...each(BUCKET, bucketCopies),
  ...each(TABLE, tableCopies),
  ...each(STREAM, streamCopies),
  ...each(QUEUE, queueCopies),
  ...each(DELIVERY_STREAM, deliveryCopies),
  ...each(LOG_GROUP, logCopies),
  ...each(EVENT_ARCHIVE, archiveCopies),
  ...each(["aws:rds/instance:Instance"], relationalCopies),
  ...each(["aws:docdb/cluster:Cluster"], documentCopies),
  ...each(["aws:opensearch/domain:Domain"], searchCopies),
  ...each(["aws:elasticache/replicationGroup:ReplicationGroup"], cacheCopies),
]);

/** How each type of resource that keeps data, or has others copied, says what is kept. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  ...STORES,
  ...each(["aws:backup/selection:Selection"], selectionCopies(STORES)),
]);

/**
 * Types that keep no data of their own: they say how others keep or move it, who may, or who is told. Whatever stands
 * neither here nor above is a store the manifest does not know.
 */
const KEEPS_NOTHING: readonly RegExp[] = [
  /^(pulumi|awsx|strata):/,
  // A function's data lies in the stores it uses; a queue, stream or log group of its own is read above.
  /^aws:(iam|kms|lambda|sns|apigatewayv2|scheduler|sfn|appautoscaling)\//,
  // Networks and what belongs to them. Flow logs go to a log group.
  /^aws:(ec2|vpc)\//,
  // Credentials, which end when they are rotated.
  /^aws:secretsmanager\//,
  // The days of a log stream are its group's.
  /^aws:cloudwatch\/(dashboard|event(Bus|BusPolicy|Permission|Rule|Target)|log(MetricFilter|Stream|ResourcePolicy|SubscriptionFilter)|metricAlarm|compositeAlarm):/,
  /^aws:s3\/(bucket\w+|inventory):/,
  /^aws:sqs\/(queuePolicy|redrive\w+):/,
  /^aws:dynamodb\/(resourcePolicy|kinesisStreamingDestination|contributorInsights):/,
  // Settings of stores, and the instances whose data is the cluster's.
  /^aws:rds\/(\w*[gG]roup|proxy\w*|eventSubscription):/,
  /^aws:docdb\/(\w*[gG]roup|clusterInstance|eventSubscription):/,
  /^aws:elasticache\/(subnetGroup|parameterGroup|user|userGroup|userGroupAssociation):/,
  /^aws:opensearch\/(domainPolicy|domainSamlOptions|vpcEndpoint):/,
  // What lies in a vault is read where it is selected.
  /^aws:backup\/(vault|vaultLockConfiguration|vaultPolicy|plan|regionSettings):/,
  // A trail writes to a bucket and a log group; detectors say what they found, and what they looked at stays where it was.
  /^aws:(cloudtrail\/trail|guardduty\/detector\w*|securityhub\/(account|standardsSubscription)):/,
  /^aws:ebs\/(encryptionByDefault|defaultKmsKey):/,
  /^aws:s3\/accountPublicAccessBlock:/,
  // The history that AWS Config keeps itself ends with that in its bucket: `RetentionConfiguration` has the same days.
  /^aws:(cfg|ssm)\//,
];

export function keepsNothing(type: string): boolean {
  return KEEPS_NOTHING.some((pattern) => pattern.test(type));
}
