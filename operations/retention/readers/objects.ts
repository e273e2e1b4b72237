import { many } from "../../../policy-pack/model/access/documents";
import { bucketSettings, expirationDays, lifecycleRules } from "../../../policy-pack/model/services/buckets";
import { lockDays } from "../../../policy-pack/model/services/retention";
import type { Props } from "../../../policy-pack/model/stack/stack";
import { BUCKET_LOCK } from "../../../policy-pack/model/types/types";
import type { Copy, Move } from "../copy";
import { classOf, type Reader, ruleOf } from "./reader";

const REPLICATION = ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"];

/** An S3 bucket: what its lifecycle rules do to an object, and for how long a deleted version can be brought back. */
export const bucketCopies: Reader = (bucket, stack) => {
  const dataClass = classOf(bucket);
  const from = ruleOf(dataClass).object?.from ?? 0;
  const rules = lifecycleRules(bucket, stack).filter((rule) => rule["status"] === "Enabled");
  const ends = rules.flatMap((rule) => expirationDays(rule) ?? []);
  const lock = Math.max(
    0,
    ...bucketSettings(bucket, stack, BUCKET_LOCK).map(({ rule }) => lockDays(rule?.defaultRetention)),
  );
  const isReplica = stack
    .ofType(REPLICATION)
    .some(({ props }) =>
      many(props["rules"]).some((rule) => targetOf(rule as Props) === bucket.props["arn"]),
    );
  const kept: Copy = {
    dataClass,
    kind: isReplica ? "replica" : "store",
    resource: bucket.name,
    service: "S3 bucket",
    from,
    until: ends.length > 0 ? from + Math.min(...ends) : "never",
    moves: movesOf(rules, from),
    ...(lock > 0 && { lockedUntil: from + lock }),
  };
  const versions = rules.flatMap((rule) => rule["noncurrentVersionExpiration"]?.noncurrentDays ?? []);
  if (versions.length === 0 || kept.until === "never") return [kept];
  return [kept, { ...kept, kind: "versions", until: kept.until + Math.min(...versions) }];
};

function targetOf(rule: Props): unknown {
  return (many(rule["destination"])[0] as Props | undefined)?.["bucket"];
}

function movesOf(rules: readonly Props[], from: number): Move[] {
  return rules
    .flatMap((rule) => many(rule["transitions"]) as Props[])
    .map((move) => ({ day: from + Number(move["days"]), storageClass: String(move["storageClass"]) }))
    .sort((one, other) => one.day - other.day);
}
