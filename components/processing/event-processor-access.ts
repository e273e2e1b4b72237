import * as pulumi from "@pulumi/pulumi";
import { BUS_SOURCE, CLAIM_CHECK_PREFIX } from "../../contracts/events/event";
import type { Topic } from "../../contracts/topics";
import type { EventProcessorSettings } from "../../runtime/event-processor/handler";
import { allow, logGroupAndStreams, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { Store } from "../shared/store";
import { readStream } from "../shared/stream-access";
import type { Quarantine } from "./quarantine";

/** Everything an event processor writes to. */
export interface ProcessorStores {
  claims: Store;
  quarantine: Quarantine;
  interactionDelivery: Store;
  applicationDelivery: Store;
  applicationLogGroup: Store;
  /** Bucket of originals that a delivery record cannot hold. */
  interactionBucket: Store;
  /** Bucket of redacted content that a message cannot hold. */
  claimChecks: Store;
  bus: Store;
  pseudonymKeyArn: pulumi.Input<string>;
  /** Keys that originals are sealed under. */
  subjectKeys: {
    table: { name: pulumi.Output<string> };
    wrapping: { currentArn: pulumi.Output<string>; generation: number };
    sealStatements(): Statement[];
  };
  /** Queue that is told of batches that were given up. */
  failures: Store;
}

/** What the processor of one topic is told at deployment. */
export function processorSettings(
  topic: Topic,
  stores: ProcessorStores,
): pulumi.Output<EventProcessorSettings> {
  return pulumi.output({
    topic,
    claimsTable: stores.claims.name,
    quarantineBucket: stores.quarantine.bucket.name,
    quarantineTable: stores.quarantine.index.name,
    interactionDeliveryStream: stores.interactionDelivery.name,
    applicationDeliveryStream: stores.applicationDelivery.name,
    applicationLogGroup: stores.applicationLogGroup.name,
    busName: stores.bus.name,
    pseudonymKeyId: stores.pseudonymKeyArn,
    subjectKeysTable: stores.subjectKeys.table.name,
    wrappingKeyArn: stores.subjectKeys.wrapping.currentArn,
    wrappingGeneration: stores.subjectKeys.wrapping.generation,
    interactionBucket: stores.interactionBucket.name,
    claimCheckBucket: stores.claimChecks.name,
  });
}

/** What an event processor's role may do, path by path. */
export function processorStatements(stream: Store, stores: ProcessorStores, place: Place): Statement[] {
  return [
    ...readStream(stream, place),
    ...stores.quarantine.writeStatements("reason=*"),
    // A transaction of puts is authorised by the puts inside it; a refusal already says who owns the claim.
    allow(["dynamodb:PutItem"], stores.claims.arn),
    useKey(stores.claims.keyArn, "read", "dynamodb", place),
    allow(["firehose:PutRecordBatch"], [stores.interactionDelivery.arn, stores.applicationDelivery.arn]),
    ...putClaimChecks(stores.interactionBucket, "original", place),
    ...putClaimChecks(stores.claimChecks, "redacted", place),
    allow(APPLICATION_LOG, logGroupAndStreams(stores.applicationLogGroup.arn)),
    allow(["events:PutEvents"], stores.bus.arn, { StringEqualsIfExists: { "events:source": BUS_SOURCE } }),
    allow(["kms:GenerateMac"], stores.pseudonymKeyArn),
    ...stores.subjectKeys.sealStatements(),
    // Lambda sends the failure document in the function's name.
    allow(["sqs:SendMessage"], stores.failures.arn),
    useKey(stores.failures.keyArn, "write", "sqs", place),
  ];
}

/** Writing lines, and for a retried batch looking up which of its lines already stand. */
const APPLICATION_LOG = ["logs:CreateLogStream", "logs:GetLogEvents", "logs:PutLogEvents"];

/** Content too large for a message is put beside the objects of its path. */
function putClaimChecks(bucket: Store, form: "original" | "redacted", place: Place): Statement[] {
  return [
    allow(["s3:PutObject"], pulumi.interpolate`${bucket.arn}/${CLAIM_CHECK_PREFIX}${form}/*`),
    useKey(bucket.keyArn, "write", "s3", place),
  ];
}
