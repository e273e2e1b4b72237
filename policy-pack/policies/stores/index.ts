import type { Rule } from "../../model/rule";
import { cacheCustomerKey } from "./cache-customer-key";
import { documentsCustomerKey } from "./documents-customer-key";
import { dynamodbCustomerKey } from "./dynamodb-customer-key";
import { relationalCustomerKey } from "./relational-customer-key";
import { searchCustomerKey } from "./search-customer-key";
import { storeBackups } from "./store-backups";
import { storeLogs } from "./store-logs";
import { storeMultiZone } from "./store-multi-zone";
import { storeNotPublic } from "./store-not-public";
import { storeTlsOnly } from "./store-tls-only";
import { tablePointInTimeRecovery } from "./table-point-in-time-recovery";
import { tableTtl } from "./table-ttl";

export const STORES: readonly Rule[] = [
  cacheCustomerKey,
  documentsCustomerKey,
  dynamodbCustomerKey,
  relationalCustomerKey,
  searchCustomerKey,
  storeBackups,
  storeLogs,
  storeMultiZone,
  storeNotPublic,
  storeTlsOnly,
  tablePointInTimeRecovery,
  tableTtl,
];
