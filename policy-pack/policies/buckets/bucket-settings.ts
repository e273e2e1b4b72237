import { many } from "../../model/access/documents";
import { type Asked, asks, isAbsent, settingsRule } from "../../model/rules/demands";
import { isCustomerKey } from "../../model/services/keys";
import type { Props } from "../../model/stack/stack";
import { BUCKET_LIFECYCLE } from "../../model/types/types";

const REPLICATION = ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"];
const OBJECT = ["aws:s3/bucketObjectv2:BucketObjectv2"];
const MOST_DAYS = 30;

/** Older versions are copies that a deletion leaves: they end within the month the manifest counts with. */
const olderVersions: Asked = {
  types: BUCKET_LIFECYCLE,
  finding({ props }) {
    const rules = many(props["rules"]) as Props[];
    const longest = rules
      .filter((rule) => rule["noncurrentVersionExpiration"])
      .every((rule) => Number(rule["noncurrentVersionExpiration"].noncurrentDays) <= MOST_DAYS);
    if (!longest) return ["keeps older versions for long", `set noncurrentDays to at most ${MOST_DAYS}`];
    const uploads = rules.map((rule) => rule["abortIncompleteMultipartUpload"]?.daysAfterInitiation);
    return uploads.some((days) => Number(days) <= MOST_DAYS)
      ? undefined
      : [
          "keeps parts of uploads that never ended",
          `set abortIncompleteMultipartUpload to at most ${MOST_DAYS} days`,
        ];
  },
};

const copies: Asked = {
  types: REPLICATION,
  finding({ props }) {
    for (const rule of many(props["rules"]) as Props[]) {
      const { destination, sourceSelectionCriteria, deleteMarkerReplication, filter } = rule;
      if (!isCustomerKey(destination?.encryptionConfiguration?.replicaKmsKeyId))
        return ["writes copies under no key of ours", "set replicaKmsKeyId to a KMS key of this stack"];
      if (sourceSelectionCriteria?.sseKmsEncryptedObjects?.status !== "Enabled")
        return ["leaves out what is encrypted", "set sseKmsEncryptedObjects.status to Enabled"];
      if (deleteMarkerReplication?.status === "Enabled")
        return ["repeats deletions in the copy", "set deleteMarkerReplication.status to Disabled"];
      if (filter?.prefix) return ["copies a part only", 'set filter.prefix to ""'];
    }
    return undefined;
  },
};

/** What a bucket's settings beside its policy can lose or show. */
export const bucketSettings = settingsRule({
  id: "bucket-settings",
  description:
    "Buckets end what deletions leave, keep objects under their key, and copy all of them under keys of ours.",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(A)", "164.312(a)(2)(iv)", "164.310(d)(2)(i)"],
    ferpa: ["99.35(b)"],
    coppa: ["312.10"],
    soc2: ["A1.2", "CC6.5"],
  },
  asked: [
    asks(OBJECT, "acl", isAbsent, "has an access list of its own", "nothing"),
    asks(
      OBJECT,
      "serverSideEncryption",
      (algorithm) => algorithm !== "AES256",
      "is not under its bucket's key",
      "nothing",
    ),
    olderVersions,
    copies,
  ],
});
