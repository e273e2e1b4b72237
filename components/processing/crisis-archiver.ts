import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { CrisisArchiverSettings } from "../../runtime/crisis-archiver/handler";
import { EventFunction } from "../shared/event-function";
import { allow, type Place } from "../shared/iam";
import { useKey } from "../shared/key-use";
import { SecureQueue } from "../shared/secure-queue";
import type { Store } from "../shared/store";
import { readTableStream } from "../shared/stream-access";
import { readClaimChecks } from "./recorder-access";

export interface CrisisArchiverArgs {
  place: Place;
  /** Crises of the last two years, and the stream of their changes. */
  table: Store & { streamArn: pulumi.Output<string> };
  /** Bucket with Object Lock that keeps them after that. */
  archive: Store;
  claimChecks: Store;
  /** Key of the queue that is told of what could not be archived. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Changes in one invocation. */
const BATCH_SIZE = 100;

/** Half of what the stream keeps: what is given up still lies in it when somebody looks. */
const MAX_AGE_SECONDS = 43_200;

/** Twelve hours of tries: AWS waits longer before each. */
const MAX_ATTEMPTS = 1_000;

/** What DynamoDB itself deleted because its time was over; what anybody else deleted is no archive's business. */
const EXPIRED = {
  eventName: ["REMOVE"],
  userIdentity: { type: ["Service"], principalId: ["dynamodb.amazonaws.com"] },
};

/** Takes crises from the stream of their table when they end there, and archives each under lock. */
export class CrisisArchiver extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  /** Queue that is told of changes that were given up. */
  readonly failures: SecureQueue;

  constructor(name: string, args: CrisisArchiverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:CrisisArchiver", name, {}, opts);
    const { place, table, archive, claimChecks } = args;
    const child = { parent: this };

    this.failures = new SecureQueue(`${name}-failures`, { keyArn: args.keyArn }, child);

    const archiver = new EventFunction<"crisis-archiver", CrisisArchiverSettings>(
      name,
      {
        job: "crisis-archiver",
        factory: "crisisArchiverFactory",
        description: "Archives crises that ended in the table",
        settings: pulumi.output({ bucket: archive.name, claimCheckBucket: claimChecks.name }),
        statements: [
          ...readTableStream(table, place),
          allow(["s3:PutObject"], pulumi.interpolate`${archive.arn}/*`),
          useKey(archive.keyArn, "write", "s3", place),
          ...readClaimChecks(claimChecks, place),
          allow(["sqs:SendMessage"], this.failures.arn),
          useKey(this.failures.keyArn, "write", "sqs", place),
        ],
        dataClass: "crisis-events",
        timeoutSeconds: 30,
        memoryMiB: 256,
        // One invocation per shard; a table of this size has few.
        concurrency: 4,
        logKeyArn: args.logKeyArn,
      },
      child,
    );

    new aws.lambda.EventSourceMapping(
      `${name}-source`,
      {
        eventSourceArn: table.streamArn,
        functionName: archiver.functionArn,
        startingPosition: "TRIM_HORIZON",
        batchSize: BATCH_SIZE,
        maximumBatchingWindowInSeconds: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: MAX_ATTEMPTS,
        maximumRecordAgeInSeconds: MAX_AGE_SECONDS,
        filterCriteria: { filters: [{ pattern: JSON.stringify(EXPIRED) }] },
        destinationConfig: { onFailure: { destinationArn: this.failures.arn } },
        tags: classTags("crisis-events"),
      },
      child,
    );

    this.functionName = archiver.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
