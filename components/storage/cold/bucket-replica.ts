import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../../contracts/retention";
import { classTags } from "../../../contracts/tags";
import { ReplicaKey } from "../../foundation/replica-key";
import { type Place, trustPolicy } from "../../shared/iam";
import { attachPolicy } from "../../shared/managed-policy";
import { SecureBucket } from "../../shared/secure-bucket";
import { replicationStatements } from "./replication-access";

export interface BucketReplicaArgs {
  /** The bucket that is copied. */
  source: SecureBucket;
  dataClass: DataClass;
  place: Place;
  /** Account and the region of the copies. */
  replica: Place;
  /** Provider of that region. */
  provider: aws.Provider;
  /** Bucket in that region that receives access logs. */
  accessLogsBucket: pulumi.Input<string>;
  /** Where the source is locked, its copies are: the same mode. */
  objectLockMode?: "GOVERNANCE" | "COMPLIANCE";
  protect: boolean;
}

/** S3's promise under replication time control, in minutes; beyond it an object counts as late. */
const PROMISED_MINUTES = 15;

/**
 * A copy of a bucket in a second region, under a key of its own, with the same days and locks. Deletions are not
 * copied: nobody who can delete in one region deletes in both. Costs storage in the second region, $0.02 a GB for the
 * transfer and $0.015 a GB for the promise of 15 minutes.
 */
export class BucketReplica extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: BucketReplicaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:BucketReplica", name, {}, opts);
    const { source, dataClass, place, replica, protect, objectLockMode } = args;
    const there = { parent: this, providers: { aws: args.provider } };

    const key = new ReplicaKey(`${name}-copy`, { dataClass, replica, protect }, there);
    const { accessLogsBucket } = args;
    const stored = { dataClass, accessLogsBucket, protect, ...(objectLockMode && { objectLockMode }) };
    this.bucket = new SecureBucket(`${name}-copy`, { ...stored, keyArn: key.arn }, there);

    const tags = classTags(dataClass);
    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: trustPolicy("s3.amazonaws.com", place), tags },
      { parent: this },
    );
    const locked = objectLockMode !== undefined;
    const statements = replicationStatements({ source, copy: this.bucket, place, replica, locked });
    const access = attachPolicy(`${name}-access`, role, statements, tags, this);

    new aws.s3.BucketReplicationConfig(
      `${name}-replication`,
      {
        bucket: source.name,
        role: role.arn,
        rules: [
          {
            id: "everything",
            status: "Enabled",
            priority: 0,
            filter: { prefix: "" },
            deleteMarkerReplication: { status: "Disabled" },
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
            destination: {
              bucket: this.bucket.arn,
              encryptionConfiguration: { replicaKmsKeyId: key.arn },
              metrics: { status: "Enabled", eventThreshold: { minutes: PROMISED_MINUTES } },
              replicationTime: { status: "Enabled", time: { minutes: PROMISED_MINUTES } },
            },
          },
        ],
      },
      // Both buckets have to be versioned before, and the role has to be allowed to write.
      { parent: this, dependsOn: [source, this.bucket, access] },
    );

    this.registerOutputs({});
  }
}
