import type { SecureBucketArgs } from "../../shared/secure-bucket";

/** What is decided outside the component of one class's locked bucket. */
export type LockedBucketArgs = Required<
  Pick<SecureBucketArgs, "keyArn" | "accessLogsBucket" | "objectLockMode" | "protect">
>;
