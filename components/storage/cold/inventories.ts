import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { allowService, type Place } from "../../shared/iam";
import { SecureBucket } from "../../shared/secure-bucket";

export interface InventoriesArgs {
  place: Place;
  /** Buckets to list, by a name for their folder. */
  buckets: Record<string, SecureBucket>;
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** What a retrieval and an auditor ask of an object without touching it. */
const FIELDS = [
  "BucketKeyStatus",
  "EncryptionStatus",
  "LastModifiedDate",
  "ObjectLockLegalHoldStatus",
  "ObjectLockMode",
  "ObjectLockRetainUntilDate",
  "ReplicationStatus",
  "Size",
  "StorageClass",
];

/**
 * A weekly list of every object and version a bucket holds: class, lock, encryption, replication. $0.0025 per million
 * objects listed.
 */
export class Inventories extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: InventoriesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Inventories", name, {}, opts);
    const { place, keyArn, accessLogsBucket, protect } = args;
    const child = { parent: this };

    this.bucket = new SecureBucket(
      name,
      {
        dataClass: "object-inventories",
        keyArn,
        accessLogsBucket,
        protect,
        statements: (bucketArn) => [
          allowService("s3.amazonaws.com", ["s3:PutObject"], pulumi.interpolate`${bucketArn}/*`, {
            place,
            // A bucket's ARN names neither region nor account.
            arn: "arn:aws:s3:::*",
            like: true,
          }),
        ],
      },
      child,
    );

    for (const [prefix, bucket] of Object.entries(args.buckets)) {
      new aws.s3.Inventory(
        `${name}-${prefix}`,
        {
          bucket: bucket.name,
          enabled: true,
          includedObjectVersions: "All",
          schedule: { frequency: "Weekly" },
          optionalFields: FIELDS,
          destination: {
            bucket: {
              bucketArn: this.bucket.arn,
              accountId: place.accountId,
              format: "Parquet",
              prefix,
              encryption: { sseKms: { keyId: keyArn } },
            },
          },
        },
        { ...child, dependsOn: [this.bucket] },
      );
    }

    this.registerOutputs({});
  }
}
