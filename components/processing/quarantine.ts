import * as pulumi from "@pulumi/pulumi";
import { STORE_REASONS } from "../../contracts/quarantine";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import { SecureBucket } from "../shared/secure-bucket";
import { SecureTable } from "../shared/secure-table";

/** Index over the reason of entries and the time they came. */
const BY_REASON = "by-reason";

export interface QuarantineArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Rejected records: their original bytes in an encrypted bucket, and an index by reason without any content. */
export class Quarantine extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;
  readonly index: SecureTable;
  private readonly place: Place;
  private readonly keyArn: pulumi.Input<string>;

  constructor(name: string, args: QuarantineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:Quarantine", name, {}, opts);
    const { keyArn, protect } = args;
    const child = { parent: this };
    this.place = args.place;
    this.keyArn = keyArn;

    this.bucket = new SecureBucket(
      name,
      { dataClass: "quarantine", keyArn, accessLogsBucket: args.accessLogsBucket, protect },
      child,
    );

    this.index = new SecureTable(
      `${name}-index`,
      {
        dataClass: "quarantine",
        keyArn,
        partitionKey: "quarantine_id",
        indexes: [{ name: BY_REASON, partitionKey: "reason", sortKey: "quarantined_at" }],
        // Bad records come in bursts, so the index pays by request in every environment.
        capacity: "on-demand",
        protect,
      },
      child,
    );
    this.registerOutputs({});
  }

  /** What it takes to look at entries, to read and remove their content, and to close their rows. */
  operateStatements(): Statement[] {
    return [
      allow(["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem"], this.index.arn),
      allow(["dynamodb:Query"], pulumi.interpolate`${this.index.arn}/index/${BY_REASON}`),
      useKey(this.keyArn, "read", "dynamodb", this.place),
      allow(["s3:ListBucketVersions"], this.bucket.arn),
      allow(["s3:GetObject", "s3:DeleteObjectVersion"], pulumi.interpolate`${this.bucket.arn}/reason=*`),
      useKey(this.keyArn, "read", "s3", this.place),
    ];
  }

  /** What a store's consumer needs to quarantine events that its store can never take (runtime/shared/store-quarantine). */
  storeStatements(store: string): Statement[] {
    return this.writeStatements(...STORE_REASONS.map((reason) => `reason=${reason}/topic=*/${store}-*`));
  }

  /**
   * What it takes to put a record in: objects under the given key patterns, and its row in the index.
   * Nobody who may put one in may thereby read one.
   */
  writeStatements(...keyPatterns: string[]): Statement[] {
    const objects = keyPatterns.map((pattern) => pulumi.interpolate`${this.bucket.arn}/${pattern}`);
    return [
      allow(["s3:PutObject"], objects),
      useKey(this.keyArn, "write", "s3", this.place),
      allow(["dynamodb:PutItem"], this.index.arn),
      useKey(this.keyArn, "read", "dynamodb", this.place),
    ];
  }
}
