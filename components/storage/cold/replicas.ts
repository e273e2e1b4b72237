import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../../contracts/retention";
import { AccessLogs } from "../../foundation/access-logs";
import { Alarms } from "../../observability/alarms";
import type { Place } from "../../shared/iam";
import { mapValues } from "../../shared/records";
import type { SecureBucket } from "../../shared/secure-bucket";
import { BucketReplica } from "./bucket-replica";

export interface ReplicasArgs<Name extends string> {
  place: Place;
  /** Account and the region of the copies. */
  replica: Place;
  /** Provider of that region. */
  provider: aws.Provider;
  /** Buckets the manifest wants copied. */
  sources: Record<Name, { bucket: SecureBucket; dataClass: DataClass; locked: boolean }>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  alertsTopicArn: pulumi.Input<string>;
  protect: boolean;
}

/** Copies in a second region of what must outlive the first, and an alarm for objects that do not arrive there. */
export class Replicas<Name extends string> extends pulumi.ComponentResource {
  readonly buckets: Record<Name, SecureBucket>;
  /** Bucket of the copies' access logs. */
  readonly accessLogs: SecureBucket;

  constructor(name: string, args: ReplicasArgs<Name>, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Replicas", name, {}, opts);
    const { place, replica, provider, protect } = args;
    const child = { parent: this };

    // S3 delivers access logs within a region only.
    const { bucket, bucketName } = new AccessLogs(
      `${name}-access-logs`,
      { place: replica, protect },
      { parent: this, providers: { aws: provider } },
    );
    this.accessLogs = bucket;
    const copies = mapValues(args.sources, ({ bucket, dataClass, locked }) => {
      const lock = locked ? { objectLockMode: args.objectLockMode } : {};
      const stored = { dataClass, place, replica, provider, accessLogsBucket: bucketName, protect, ...lock };
      return new BucketReplica(`${dataClass}-replica`, { source: bucket, ...stored }, child);
    });
    this.buckets = mapValues(copies, ({ bucket }) => bucket) as Record<Name, SecureBucket>;

    const names = Object.keys(args.sources) as Name[];
    new Alarms(
      `${name}-alarm`,
      {
        topicArn: args.alertsTopicArn,
        watches: names.map((source) => ({
          name: args.sources[source].dataClass,
          description: `Objects of ${args.sources[source].dataClass} do not reach ${replica.region}`,
          namespace: "AWS/S3",
          metric: "OperationsFailedReplication",
          dimensions: {
            SourceBucket: args.sources[source].bucket.name,
            DestinationBucket: this.buckets[source].name,
            RuleId: "everything",
          },
          statistic: "Sum",
          threshold: 1,
        })),
      },
      child,
    );

    this.registerOutputs({});
  }
}
