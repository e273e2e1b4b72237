import * as pulumi from "@pulumi/pulumi";
import { allow, type Place, type Statement } from "../../shared/iam";
import { useKey, viaService } from "../../shared/key-use";
import type { Store } from "../../shared/store";

export interface ReplicationAccess {
  source: Store;
  copy: Store;
  place: Place;
  replica: Place;
  /** Whether the source has Object Lock, whose dates are copied too. */
  locked: boolean;
}

/** What S3 needs to copy a bucket in our name. It may add to the copy, never delete there. */
export function replicationStatements(args: ReplicationAccess): Statement[] {
  const { source, copy, place, replica, locked } = args;
  const lock = locked ? ["s3:GetObjectLegalHold", "s3:GetObjectRetention"] : [];
  return [
    allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], source.arn),
    allow(
      ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging", ...lock],
      pulumi.interpolate`${source.arn}/*`,
    ),
    allow(["s3:ReplicateObject", "s3:ReplicateTags"], pulumi.interpolate`${copy.arn}/*`),
    useKey(source.keyArn, "read", "s3", place),
    allow(["kms:Encrypt", "kms:GenerateDataKey"], copy.keyArn, {
      StringEquals: { "kms:ViaService": viaService("s3", replica) },
    }),
  ];
}
