import type { Rule } from "../model/rule";
import { accountGuard } from "./account-guard";
import { archiveRetention } from "./archive-retention";
import { batchPartialFailures } from "./batch-partial-failures";
import { bucketNotificationMayDeliver } from "./bucket-notification-may-deliver";
import { bucketNotificationNoLoop } from "./bucket-notification-no-loop";
import { bucketNotificationSingle } from "./bucket-notification-single";
import { cacheCustomerKey } from "./cache-customer-key";
import { deadLetterRetention } from "./dead-letter-retention";
import { documentsCustomerKey } from "./documents-customer-key";
import { dynamodbCustomerKey } from "./dynamodb-customer-key";
import { eventArchiveCustomerKey } from "./event-archive-customer-key";
import { eventBusCustomerKey } from "./event-bus-customer-key";
import { eventTargetDeadLetter } from "./event-target-dead-letter";
import { eventTargetMayDeliver } from "./event-target-may-deliver";
import { firehoseCustomerKey } from "./firehose-customer-key";
import { iamNoBroadManagedPolicy } from "./iam-no-broad-managed-policy";
import { iamNoWildcardActions } from "./iam-no-wildcard-actions";
import { iamNoWildcardResources } from "./iam-no-wildcard-resources";
import { kinesisCustomerKey } from "./kinesis-customer-key";
import { kmsDeletionWindow } from "./kms-deletion-window";
import { kmsKeyPolicy } from "./kms-key-policy";
import { kmsRotation } from "./kms-rotation";
import { lambdaLogGroup } from "./lambda-log-group";
import { lambdaNoPlaintextSecrets } from "./lambda-no-plaintext-secrets";
import { lambdaPermissionScoped } from "./lambda-permission-scoped";
import { lambdaRuntime } from "./lambda-runtime";
import { lambdaTracing } from "./lambda-tracing";
import { logGroupCustomerKey } from "./log-group-customer-key";
import { logGroupRetention } from "./log-group-retention";
import { networkDefaultGroupClosed } from "./network-default-group-closed";
import { networkEndpointPolicy } from "./network-endpoint-policy";
import { networkFlowLogs } from "./network-flow-logs";
import { networkNoOpenIngress } from "./network-no-open-ingress";
import { noPublicPrincipal } from "./no-public-principal";
import { queueDeadLetter } from "./queue-dead-letter";
import { queueTlsOnly } from "./queue-tls-only";
import { relationalCustomerKey } from "./relational-customer-key";
import { requiredTags } from "./required-tags";
import { resourcePolicyNoWildcardActions } from "./resource-policy-no-wildcard-actions";
import { retentionContradiction } from "./retention-contradiction";
import { roleMayUseKeys } from "./role-may-use-keys";
import { s3AccessLogging } from "./s3-access-logging";
import { s3AclProhibited } from "./s3-acl-prohibited";
import { s3CustomerKey } from "./s3-customer-key";
import { s3Lifecycle } from "./s3-lifecycle";
import { s3ObjectLock } from "./s3-object-lock";
import { s3PublicAccessBlock } from "./s3-public-access-block";
import { s3TlsOnly } from "./s3-tls-only";
import { s3Versioning } from "./s3-versioning";
import { searchCustomerKey } from "./search-customer-key";
import { secretCustomerKey } from "./secret-customer-key";
import { servicePrincipalsScoped } from "./service-principals-scoped";
import { servicesInScope } from "./services-in-scope";
import { snsCustomerKey } from "./sns-customer-key";
import { sqsCustomerKey } from "./sqs-customer-key";
import { statefulProtected } from "./stateful-protected";
import { storeBackups } from "./store-backups";
import { storeLogs } from "./store-logs";
import { storeMultiZone } from "./store-multi-zone";
import { storeNotPublic } from "./store-not-public";
import { storeTlsOnly } from "./store-tls-only";
import { streamFailureDestination } from "./stream-failure-destination";
import { streamRetention } from "./stream-retention";
import { streamRetriesBounded } from "./stream-retries-bounded";
import { subscriptionEncrypted } from "./subscription-encrypted";
import { tablePointInTimeRecovery } from "./table-point-in-time-recovery";
import { tableTtl } from "./table-ttl";
import { topicTlsOnly } from "./topic-tls-only";

/** Every rule of the pack, by id. */
export const RULES: readonly Rule[] = [
  accountGuard,
  archiveRetention,
  batchPartialFailures,
  bucketNotificationMayDeliver,
  bucketNotificationNoLoop,
  bucketNotificationSingle,
  cacheCustomerKey,
  deadLetterRetention,
  documentsCustomerKey,
  dynamodbCustomerKey,
  eventArchiveCustomerKey,
  eventBusCustomerKey,
  eventTargetDeadLetter,
  eventTargetMayDeliver,
  firehoseCustomerKey,
  iamNoBroadManagedPolicy,
  iamNoWildcardActions,
  iamNoWildcardResources,
  kinesisCustomerKey,
  kmsDeletionWindow,
  kmsKeyPolicy,
  kmsRotation,
  lambdaLogGroup,
  lambdaNoPlaintextSecrets,
  lambdaPermissionScoped,
  lambdaRuntime,
  lambdaTracing,
  logGroupCustomerKey,
  logGroupRetention,
  networkDefaultGroupClosed,
  networkEndpointPolicy,
  networkFlowLogs,
  networkNoOpenIngress,
  noPublicPrincipal,
  queueDeadLetter,
  queueTlsOnly,
  relationalCustomerKey,
  requiredTags,
  resourcePolicyNoWildcardActions,
  retentionContradiction,
  roleMayUseKeys,
  s3AccessLogging,
  s3AclProhibited,
  s3CustomerKey,
  s3Lifecycle,
  s3ObjectLock,
  s3PublicAccessBlock,
  s3TlsOnly,
  s3Versioning,
  searchCustomerKey,
  secretCustomerKey,
  servicePrincipalsScoped,
  servicesInScope,
  snsCustomerKey,
  sqsCustomerKey,
  statefulProtected,
  storeBackups,
  storeLogs,
  storeMultiZone,
  storeNotPublic,
  storeTlsOnly,
  streamFailureDestination,
  streamRetention,
  streamRetriesBounded,
  subscriptionEncrypted,
  tablePointInTimeRecovery,
  tableTtl,
  topicTlsOnly,
];
