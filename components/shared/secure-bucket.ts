import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type DataClass,
  type ObjectRetention,
  RETENTION,
  type RetentionRule,
} from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { bucketPolicy } from "./bucket-policy";
import type { Statement } from "./iam";
import { lifecycleRules } from "./lifecycle";
import { stateful } from "./stateful";
import type { Store } from "./store";

export interface SecureBucketArgs {
  /** Decides tags, lifecycle and, where the manifest states a lock, Object Lock. */
  dataClass: DataClass;
  /**
   * Customer key of the default encryption.
   * @default - SSE-S3; only the bucket that receives access logs may do so, because S3 cannot deliver them under a KMS key
   */
  keyArn?: pulumi.Input<string>;
  /** Bucket that receives the server access logs. @default - none; only the access-log bucket itself */
  accessLogsBucket?: pulumi.Input<string>;
  /** Object Lock mode, required where the manifest states a lock. GOVERNANCE can be lifted by a privileged role, COMPLIANCE by nobody. */
  objectLockMode?: "GOVERNANCE" | "COMPLIANCE";
  /** Further statements of the bucket policy. */
  statements?: (bucketArn: pulumi.Output<string>) => Statement[];
  /** Keep the bucket whatever happens to the stack. */
  protect: boolean;
}

/** A bucket that is versioned, encrypted, private, reached over TLS only, logged, and emptied as the manifest says. */
export class SecureBucket extends pulumi.ComponentResource implements Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Its key; undefined for the one bucket that has none. */
  readonly customerKeyArn: pulumi.Input<string> | undefined;
  /** Where its access logs go; absent for the bucket that receives them. */
  readonly accessLogs?: { bucket: pulumi.Input<string>; prefix: string };

  constructor(name: string, args: SecureBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:shared:SecureBucket", name, {}, opts);
    const retention = objectRetention(args.dataClass);
    const { copies } = RETENTION[args.dataClass] as RetentionRule;
    const lockMode = checkedLockMode(name, retention, args.objectLockMode);
    const child = { parent: this };
    const { id, arn, bucket } = new aws.s3.Bucket(
      `${name}-bucket`,
      { objectLockEnabled: lockMode !== undefined, tags: classTags(args.dataClass) },
      stateful(this, args.protect),
    );

    const versioning = new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { bucket: id, versioningConfiguration: { status: "Enabled" } },
      child,
    );

    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { bucket: id, rules: [encryptionRule(args.keyArn)] },
      child,
    );

    const publicAccess = new aws.s3.BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        bucket: id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );

    new aws.s3.BucketOwnershipControls(
      `${name}-ownership`,
      { bucket: id, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );

    // S3 refuses two changes of bucket access at once, so the policy waits for the public access block.
    new aws.s3.BucketPolicy(
      `${name}-policy`,
      { bucket: id, policy: bucketPolicy(arn, args.keyArn, args.statements?.(arn) ?? []) },
      { ...child, dependsOn: [publicAccess] },
    );

    const [targetBucket, targetPrefix] = [args.accessLogsBucket, `${name}/`];
    if (targetBucket) {
      this.accessLogs = { bucket: targetBucket, prefix: targetPrefix };
      new aws.s3.BucketLogging(`${name}-logging`, { bucket: id, targetBucket, targetPrefix }, child);
    }

    // Rules about noncurrent versions and locks need versioning to be on.
    const afterVersioning = { ...child, dependsOn: [versioning] };
    new aws.s3.BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { bucket: id, rules: lifecycleRules(retention, copies) },
      afterVersioning,
    );

    if (lockMode && retention.lock) {
      new aws.s3.BucketObjectLockConfiguration(
        `${name}-object-lock`,
        { bucket: id, rule: { defaultRetention: { mode: lockMode, days: retention.lock } } },
        afterVersioning,
      );
    }

    [this.name, this.arn] = [bucket, arn];
    this.customerKeyArn = args.keyArn;
    this.registerOutputs({ name: bucket, arn });
  }

  /** Key its objects are under. Throws for the one bucket that has none: nothing but S3 writes there. */
  get keyArn(): pulumi.Input<string> {
    if (this.customerKeyArn === undefined)
      throw new Error("This bucket has no customer key: see SecureBucketArgs.");
    return this.customerKeyArn;
  }
}

function encryptionRule(keyArn: pulumi.Input<string> | undefined) {
  if (keyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    bucketKeyEnabled: true,
  };
}

function objectRetention(dataClass: DataClass): ObjectRetention {
  const { object } = RETENTION[dataClass] as RetentionRule;
  if (object) return object;
  throw new Error(
    `contracts/retention.ts states no object retention for '${dataClass}': add 'object' to it.`,
  );
}

function checkedLockMode(name: string, retention: ObjectRetention, mode: SecureBucketArgs["objectLockMode"]) {
  if ((retention.lock !== undefined) === (mode !== undefined)) return mode;
  throw new Error(
    `Bucket '${name}': objectLockMode is ${mode ?? "not set"}, but the manifest states ${
      retention.lock === undefined ? "no lock" : `a lock of ${retention.lock} days`
    }.`,
  );
}
