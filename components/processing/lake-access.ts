import * as pulumi from "@pulumi/pulumi";
import { CLAIM_CHECK_PREFIX } from "../../contracts/events/event";
import { LANDED_PREFIX, PARTITION_PREFIX, SCHEMA_PREFIX } from "../../contracts/lake";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { Store } from "../shared/store";
import type { Quarantine } from "./quarantine";

export interface LakeStores {
  /** Bucket where redacted events land as NDJSON. */
  landing: Store;
  /** Bucket of redacted content that a landed line only refers to. */
  claimChecks: Store;
  /** Bucket that receives Parquet. */
  lake: Store;
  quarantine: Quarantine;
}

/**
 * What the lake transformer's role may do: read what landed, write files and the schema they agree on. It deletes
 * nothing. Without `s3:ListBucket` S3 answers a request for a missing object as denied instead of missing.
 */
export function lakeStatements(stores: LakeStores, place: Place): Statement[] {
  const { landing, claimChecks, lake, quarantine } = stores;
  const objects = (bucket: Store, prefix: string) => pulumi.interpolate`${bucket.arn}/${prefix}*`;
  return [
    allow(["s3:ListBucket"], [landing.arn, lake.arn]),
    allow(
      ["s3:GetObject"],
      [
        objects(landing, LANDED_PREFIX),
        objects(claimChecks, `${CLAIM_CHECK_PREFIX}redacted/`),
        objects(lake, SCHEMA_PREFIX),
      ],
    ),
    allow(["s3:PutObject"], [objects(lake, SCHEMA_PREFIX), objects(lake, PARTITION_PREFIX)]),
    allow(["s3:AbortMultipartUpload"], objects(lake, PARTITION_PREFIX)),
    ...[landing, claimChecks].map(({ keyArn }) => useKey(keyArn, "read", "s3", place)),
    useKey(lake.keyArn, "upload", "s3", place),
    ...quarantine.writeStatements("reason=*"),
  ];
}
