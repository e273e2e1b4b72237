import type { Rule } from "../../model/rules/rule";
import { cacheCustomerKey } from "./cache-customer-key";
import { clusterMultiZone } from "./cluster-multi-zone";
import { documentsCustomerKey } from "./documents-customer-key";
import { dynamodbCustomerKey } from "./dynamodb-customer-key";
import { relationalCustomerKey } from "./relational-customer-key";
import { relationalMonitoring } from "./relational-monitoring";
import { searchCustomerKey } from "./search-customer-key";
import { snapshotCustomerKey } from "./snapshot-customer-key";
import { snapshotNotShared } from "./snapshot-not-shared";
import { storeAuthentication } from "./store-authentication";
import { storeBackups } from "./store-backups";
import { storeDeletionProtection } from "./store-deletion-protection";
import { storeLogs } from "./store-logs";
import { storeMinorUpgrades } from "./store-minor-upgrades";
import { storeMultiZone } from "./store-multi-zone";
import { storeNotPublic } from "./store-not-public";
import { storeParameters } from "./store-parameters";
import { storePlacement } from "./store-placement";
import { storeTlsOnly } from "./store-tls-only";
import { storeUpkeep } from "./store-upkeep";
import { tableAutoscaling } from "./table-autoscaling";
import { tablePointInTimeRecovery } from "./table-point-in-time-recovery";
import { tableTtl } from "./table-ttl";

export const STORES: readonly Rule[] = [
  cacheCustomerKey,
  clusterMultiZone,
  documentsCustomerKey,
  dynamodbCustomerKey,
  relationalCustomerKey,
  relationalMonitoring,
  searchCustomerKey,
  snapshotCustomerKey,
  snapshotNotShared,
  storeAuthentication,
  storeBackups,
  storeDeletionProtection,
  storeLogs,
  storeMinorUpgrades,
  storeMultiZone,
  storeNotPublic,
  storeParameters,
  storePlacement,
  storeTlsOnly,
  storeUpkeep,
  tableAutoscaling,
  tablePointInTimeRecovery,
  tableTtl,
];
