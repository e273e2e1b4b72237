import type { Rule } from "../../model/rules/rule";
import { airflowCustomerKey } from "./airflow-customer-key";
import { airflowLogs } from "./airflow-logs";
import { airflowPrivate } from "./airflow-private";
import { athenaDatabaseEncrypted } from "./athena-database-encrypted";
import { glueCatalogEncrypted } from "./glue-catalog-encrypted";
import { glueConfigurationEncrypts } from "./glue-configuration-encrypts";
import { glueConnectionTls } from "./glue-connection-tls";
import { glueSecurityConfiguration } from "./glue-security-configuration";
import { transferEncrypted } from "./transfer-encrypted";
import { transferLogs } from "./transfer-logs";
import { transferPrivate } from "./transfer-private";
import { workgroupBounded } from "./workgroup-bounded";
import { workgroupEncrypted } from "./workgroup-encrypted";

/** What queries, transforms and takes in data. */
export const ANALYTICS: readonly Rule[] = [
  airflowCustomerKey,
  airflowLogs,
  airflowPrivate,
  athenaDatabaseEncrypted,
  glueCatalogEncrypted,
  glueConfigurationEncrypts,
  glueConnectionTls,
  glueSecurityConfiguration,
  transferEncrypted,
  transferLogs,
  transferPrivate,
  workgroupBounded,
  workgroupEncrypted,
];
