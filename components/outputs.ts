import type * as pulumi from "@pulumi/pulumi";
import type { StackOutputs, StreamOutput } from "../contracts/outputs";
import type { Evidence } from "./compliance/evidence";
import type { AccessLogs } from "./foundation/access-logs";
import type { Alerts } from "./foundation/alerts";
import type { DeliveryStream } from "./ingestion/delivery-stream";
import type { EventRouter } from "./ingestion/event-router";
import type { EventStream } from "./ingestion/event-stream";
import type { EventStreams } from "./ingestion/event-streams";
import type { EventProcessors } from "./processing/event-processors";
import type { LakeTransformer } from "./processing/lake-transformer";
import type { Operators } from "./processing/operators";
import type { Quarantine } from "./processing/quarantine";
import type { Recorders } from "./processing/recorders";
import type { StoreFeeds } from "./processing/store-feeds";
import type { Pending } from "./shared/pending";
import type { PrivateNetwork } from "./shared/private-network";
import { mapValues } from "./shared/records";
import type { AuditArchive } from "./storage/cold/audit-archive";
import type { ColdTier } from "./storage/cold/cold-tier";
import type { CrisisArchive } from "./storage/cold/crisis-archive";
import type { EventLake } from "./storage/cold/event-lake";
import type { EventClaims } from "./storage/hot/event-claims";
import type { RecordTables } from "./storage/hot/record-tables";
import type { SubjectKeys } from "./storage/hot/subject-keys";
import type { Stores } from "./storage/stores";
import type { ApplicationLogs } from "./storage/warm/application-logs";
import type { ClaimChecks } from "./storage/warm/claim-checks";
import type { InteractionLogs } from "./storage/warm/interaction-logs";

export interface StackParts {
  streams: EventStreams;
  router: EventRouter;
  deliveries: { interactionLogs: DeliveryStream; applicationLogs: DeliveryStream };
  stores: {
    originals: InteractionLogs;
    redacted: ApplicationLogs;
    lake: EventLake;
    checks: ClaimChecks;
    archive: AuditArchive;
    crisisArchive: CrisisArchive;
    quarantine: Quarantine;
    accessLogs: AccessLogs;
    claims: EventClaims;
    tables: RecordTables;
    subjectKeys: SubjectKeys;
  };
  processors: EventProcessors;
  recorders: Recorders;
  lake: LakeTransformer;
  alerts: Alerts;
  operators: Operators;
  evidence: Evidence;
  network: (PrivateNetwork & { publicSubnetIds: pulumi.Input<string[]> }) | undefined;
  networkStores: Stores;
  feeds: StoreFeeds;
  coldTier: ColdTier;
}

/** What the stack exports, in the shape that contracts/outputs.ts promises. */
export function stackOutputs(parts: StackParts): Pending<StackOutputs> {
  const { router, deliveries, processors, stores, feeds, network } = parts;
  return {
    streams: mapValues(parts.streams.streams, streamOutput),
    bus: {
      name: router.bus.name,
      arn: router.bus.arn,
      archiveName: router.archiveName,
      ruleArns: mapValues(router.routes, ({ ruleArn }) => ruleArn),
    },
    buckets: {
      interactionLogs: stores.originals.bucket.name,
      applicationLogs: stores.redacted.bucket.name,
      eventLake: stores.lake.bucket.name,
      claimChecks: stores.checks.bucket.name,
      auditTrail: stores.archive.bucket.name,
      crisisArchive: stores.crisisArchive.bucket.name,
      quarantine: stores.quarantine.bucket.name,
      accessLogs: stores.accessLogs.bucketName,
    },
    tables: {
      crisisEvents: stores.tables.crisisEvents.name,
      notificationLogs: stores.tables.notificationLogs.name,
      auditTrail: stores.tables.auditTrail.name,
      quarantineIndex: stores.quarantine.index.name,
      eventClaims: stores.claims.table.name,
      subjectKeys: stores.subjectKeys.table.name,
    },
    deliveryStreams: mapValues(deliveries, ({ name }) => name),
    logGroups: { application: stores.redacted.logGroup.name },
    functions: {
      processors: processors.functionNames,
      consumers: { ...parts.recorders.functionNames, ...feeds.consumers },
      transforms: mapValues(deliveries, ({ transformName }) => transformName),
      lakeTransformer: parts.lake.functionName,
      crisisArchiver: parts.recorders.archiver.functionName,
      ...parts.networkStores.functions,
      ...feeds.functions,
    },
    queues: {
      ...mapValues({ ...router.routes, lakeTransformer: parts.lake }, ({ queue, deadLetters }) => ({
        url: queue.url,
        deadLetterUrl: deadLetters.url,
      })),
      ...feeds.queues,
    },
    streamFailuresQueueUrl: processors.failures.url,
    alertsTopicArn: parts.alerts.topicArn,
    retrievalDrillArn: parts.coldTier.drillArn,
    ...(parts.coldTier.replicas && { replicas: mapValues(parts.coldTier.replicas, ({ name }) => name) }),
    operatorPolicyArns: { ...parts.operators.policyArns, evidence: parts.evidence.policyArn },
    evidence: { bucket: parts.evidence.bucket.name, signingKeyArn: parts.evidence.signingKeyArn },
    subjectKeys: {
      generation: stores.subjectKeys.wrapping.generation,
      wrappingKeyArns: stores.subjectKeys.wrapping.arns,
    },
    ...(network && {
      network: {
        vpcId: network.vpcId,
        publicSubnetIds: network.publicSubnetIds,
        privateSubnetIds: network.privateSubnetIds,
        dataSubnetIds: network.dataSubnetIds,
      },
    }),
    apis: feeds.apis,
    stores: parts.networkStores.endpoints,
  };
}

function streamOutput({
  name,
  arn,
  producerPolicyArn,
  consumerPolicyArn,
}: EventStream): Pending<StreamOutput> {
  return { name, arn, producerPolicyArn, consumerPolicyArn };
}
