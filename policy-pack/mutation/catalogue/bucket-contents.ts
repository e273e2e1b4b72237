import { BUCKET_LIFECYCLE, BUCKET_NOTIFICATION } from "../../model/types/types";
import { AT_REST, CONTINGENCY, DISPOSAL, INTEGRITY, PROCESSING_INTEGRITY } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, removes, unbroken } from "../rows";
import { absent, KEYS, longer, off, otherAccount, otherStack, shorter, stated, to } from "../ways";

const REPLICATION = ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"] as const;
const INVENTORY = ["aws:s3/inventory:Inventory"] as const;
const OBJECT = ["aws:s3/bucketObjectv2:BucketObjectv2"] as const;
const SSE = "destination.bucket.encryption";

/** What may be wrong with how objects end, are copied, listed and announced. */
export const BUCKET_CONTENTS: readonly Mutation[] = [
  breaks(
    BUCKET_LIFECYCLE,
    "rules[]",
    [
      { how: "Disabled", to: (rule) => (ends(rule) ? { ...(rule as object), status: "Disabled" } : rule) },
      { how: "absent", to: (rule) => (ends(rule) ? undefined : rule) },
      {
        how: "for one prefix only",
        to: (rule) => (ends(rule) ? { ...(rule as object), filter: { prefix: "only-here/" } } : rule),
      },
    ],
    DISPOSAL,
  ),
  breaks(BUCKET_LIFECYCLE, "rules[].expiration.days", [absent, longer, shorter].map(stated), DISPOSAL),
  breaks(BUCKET_LIFECYCLE, "rules[].noncurrentVersionExpiration", [absent].map(stated), DISPOSAL),
  breaks(
    BUCKET_LIFECYCLE,
    "rules[].noncurrentVersionExpiration.noncurrentDays",
    [absent, to(3650)].map(stated),
    DISPOSAL,
  ),
  breaks(BUCKET_LIFECYCLE, "rules[].transitions[].days", [longer, to(1)], CONTINGENCY),
  breaks(BUCKET_LIFECYCLE, "rules[].transitions[]", [absent], CONTINGENCY),
  breaks(BUCKET_LIFECYCLE, "rules[].transitions[].storageClass", [to("ONEZONE_IA")], CONTINGENCY),
  breaks(BUCKET_LIFECYCLE, "rules[].noncurrentVersionTransitions[].noncurrentDays", [longer], {
    accepted: "Older versions cost more for longer; their end is what the law asks for",
  }),
  breaks(BUCKET_LIFECYCLE, "rules[].noncurrentVersionTransitions[].storageClass", [to("ONEZONE_IA")], {
    accepted: "An older version in one zone is the second of two copies",
  }),
  breaks(BUCKET_LIFECYCLE, "rules[].abortIncompleteMultipartUpload", [absent].map(stated), DISPOSAL),
  breaks(
    BUCKET_LIFECYCLE,
    "rules[].abortIncompleteMultipartUpload.daysAfterInitiation",
    [to(365)].map(stated),
    DISPOSAL,
  ),
  breaks(BUCKET_LIFECYCLE, "rules[].expiration.expiredObjectDeleteMarker", [off].map(stated), {
    accepted: "A marker without versions holds no data but a key",
  }),
  breaks(BUCKET_LIFECYCLE, "bucket", [otherStack], DISPOSAL),
  removes(BUCKET_LIFECYCLE, DISPOSAL),

  breaks(REPLICATION, "rules[].status", [to("Disabled")], CONTINGENCY),
  breaks(REPLICATION, "rules[].destination.bucket", [otherStack, to("arn:aws:s3:::somebody-elses")], AT_REST),
  breaks(REPLICATION, "rules[].destination.encryptionConfiguration.replicaKmsKeyId", KEYS, AT_REST),
  breaks(REPLICATION, "rules[].destination.account", [to("999999999999")], AT_REST),
  breaks(
    REPLICATION,
    "rules[].sourceSelectionCriteria.sseKmsEncryptedObjects.status",
    [to("Disabled")],
    CONTINGENCY,
  ),
  breaks(REPLICATION, "rules[].sourceSelectionCriteria", [absent], CONTINGENCY),
  breaks(REPLICATION, "rules[].filter.prefix", [to("only-here/")], CONTINGENCY),
  breaks(REPLICATION, "rules[].deleteMarkerReplication.status", [to("Enabled")], INTEGRITY),
  breaks(REPLICATION, "rules[].destination.metrics", [absent], {
    accepted: "Alarms on replication then have no metric; they treat missing data as a failure",
  }),
  breaks(REPLICATION, "rules[].destination.replicationTime", [absent], {
    accepted: "Copies come without a promised time, but they come",
  }),
  breaks(REPLICATION, "role", [otherAccount], CONTINGENCY),
  breaks(REPLICATION, "bucket", [otherStack], CONTINGENCY),
  removes(REPLICATION, CONTINGENCY),

  unbroken(INVENTORY, "enabled", "An inventory is a report for people"),
  breaks(INVENTORY, `${SSE}.sseKms.keyId`, KEYS, AT_REST),
  breaks(INVENTORY, SSE, [absent, to({ sseS3: {} }, "to SSE-S3")], AT_REST),
  breaks(INVENTORY, "destination.bucket.bucketArn", [otherStack], AT_REST),
  breaks(INVENTORY, "destination.bucket.accountId", [otherAccount], AT_REST),
  unbroken(INVENTORY, "includedObjectVersions", "An inventory is a report for people"),
  unbroken(INVENTORY, "(resource)", "An inventory is a report for people"),

  breaks(OBJECT, "acl", [to("public-read")], AT_REST),
  breaks(OBJECT, "serverSideEncryption", [to("AES256")], AT_REST),
  breaks(
    OBJECT,
    "kmsKeyId",
    [...KEYS.slice(1).map(({ how, to }) => ({ how, to }))],
    AT_REST,
    ({ props }) => props["kmsKeyId"] !== undefined,
  ),
  unbroken(OBJECT, "(resource)", "The drill that needs the canary fails and says so"),

  breaks(BUCKET_NOTIFICATION, "queues[].queueArn", [otherAccount, otherStack], PROCESSING_INTEGRITY),
  unbroken(
    BUCKET_NOTIFICATION,
    "queues[].filterPrefix",
    "Only a prefix the reader writes to makes a loop; that is found",
  ),
  breaks(BUCKET_NOTIFICATION, "queues[]", [absent], PROCESSING_INTEGRITY),
  breaks(BUCKET_NOTIFICATION, "bucket", [otherStack], PROCESSING_INTEGRITY),
  removes(BUCKET_NOTIFICATION, PROCESSING_INTEGRITY),
];

/** Rules that end or archive something; those that only tidy up markers are no duty. */
function ends(rule: unknown): boolean {
  return JSON.stringify(rule).includes('"days"');
}
