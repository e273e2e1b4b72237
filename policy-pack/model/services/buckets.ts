import { many } from "../access/documents";
import { perStack } from "../stack/per-stack";
import type { Props, Resource, Stack } from "../stack/stack";
import { BUCKET, BUCKET_LIFECYCLE, BUCKET_LOGGING, BUCKET_REPLICATION } from "../types/types";

/** Whether server access logs of another bucket are delivered to this one. */
export function isAccessLogTarget(bucket: Resource, stack: Stack): boolean {
  return (
    stack.attachedTo(bucket, "targetBucket", BUCKET_LOGGING).length > 0 ||
    inlineLogTargets(stack).has(bucket.props["bucket"])
  );
}

/** Names of the buckets that others name for their logs themselves. */
const inlineLogTargets = perStack(
  (stack): ReadonlySet<unknown> =>
    new Set(
      stack
        .ofType(BUCKET)
        .flatMap((bucket) => inlineSettings(bucket, ["logging", "loggings"]))
        .map(({ targetBucket }) => targetBucket),
    ),
);

/** Whether another bucket is copied to this one. */
export function isReplicationTarget(bucket: Resource, stack: Stack): boolean {
  return replicationTargets(stack).has(`arn:aws:s3:::${bucket.props["bucket"]}`);
}

const replicationTargets = perStack(
  (stack): ReadonlySet<unknown> =>
    new Set(
      stack
        .ofType(BUCKET_REPLICATION)
        .flatMap(({ props }) => many(props["rules"]) as Props[])
        .map(({ destination }) => destination?.bucket),
    ),
);

/** Settings of a bucket, whether they stand in a resource of their own or, as older programs do, in the bucket. */
export function bucketSettings(
  bucket: Resource,
  stack: Stack,
  types: readonly string[],
  inline: readonly string[] = [],
): Props[] {
  const attached = stack.attachedTo(bucket, "bucket", types).map((resource) => resource.props);
  return [...attached, ...inlineSettings(bucket, inline)];
}

function inlineSettings(bucket: Resource, keys: readonly string[]): Props[] {
  return keys.flatMap((key) => many(bucket.props[key]) as Props[]);
}

/** Lifecycle rules of a bucket, switched on or not. */
export function lifecycleRules(bucket: Resource, stack: Stack): Props[] {
  return bucketSettings(bucket, stack, BUCKET_LIFECYCLE, ["lifecycleRules"]).flatMap((setting) =>
    setting["rules"] === undefined ? [setting] : (many(setting["rules"]) as Props[]),
  );
}

/** Days after which a lifecycle rule ends objects; nothing where it does not. */
export function expirationDays(rule: Props): number | undefined {
  return (many(rule["expiration"])[0] as Props | undefined)?.["days"];
}
