import type { Rule } from "../../model/rules/rule";
import { bucketNotificationMayDeliver } from "./bucket-notification-may-deliver";
import { bucketNotificationNoLoop } from "./bucket-notification-no-loop";
import { bucketNotificationSingle } from "./bucket-notification-single";
import { bucketSettings } from "./bucket-settings";
import { inventoryEncrypted } from "./inventory-encrypted";
import { s3AccessLogging } from "./s3-access-logging";
import { s3AclProhibited } from "./s3-acl-prohibited";
import { s3CustomerKey } from "./s3-customer-key";
import { s3Denials } from "./s3-denials";
import { s3EventNotifications } from "./s3-event-notifications";
import { s3Lifecycle } from "./s3-lifecycle";
import { s3MultipartEnds } from "./s3-multipart-ends";
import { s3NoForceDestroy } from "./s3-no-force-destroy";
import { s3NoWebsite } from "./s3-no-website";
import { s3ObjectLock } from "./s3-object-lock";
import { s3PublicAccessBlock } from "./s3-public-access-block";
import { s3Replication } from "./s3-replication";
import { s3TlsOnly } from "./s3-tls-only";
import { s3Versioning } from "./s3-versioning";

export const BUCKETS: readonly Rule[] = [
  s3NoForceDestroy,
  s3NoWebsite,
  inventoryEncrypted,
  bucketNotificationMayDeliver,
  bucketNotificationNoLoop,
  bucketNotificationSingle,
  s3AccessLogging,
  s3AclProhibited,
  s3CustomerKey,
  s3EventNotifications,
  s3Lifecycle,
  s3MultipartEnds,
  s3ObjectLock,
  s3PublicAccessBlock,
  s3Replication,
  s3TlsOnly,
  s3Versioning,
  s3Denials,
  bucketSettings,
];
