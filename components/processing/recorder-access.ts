import * as pulumi from "@pulumi/pulumi";
import { CLAIM_CHECK_PREFIX } from "../../contracts/events/event";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { Store } from "../shared/store";

/** Puts records in; a recorder neither reads nor deletes what stands. */
export function writeTable(table: Store, place: Place): Statement[] {
  return [allow(["dynamodb:PutItem"], table.arn), useKey(table.keyArn, "read", "dynamodb", place)];
}

/** Reads content that was too large for a message. */
export function readClaimChecks(bucket: Store, place: Place): Statement[] {
  return [
    allow(["s3:GetObject"], pulumi.interpolate`${bucket.arn}/${CLAIM_CHECK_PREFIX}redacted/*`),
    useKey(bucket.keyArn, "read", "s3", place),
  ];
}
