import type { Rule } from "../../model/rule";
import { alarmActions } from "./alarm-actions";
import { configDeliveryEncrypted } from "./config-delivery-encrypted";
import { configRecordsEverything } from "./config-records-everything";
import { logGroupCustomerKey } from "./log-group-customer-key";
import { logGroupRetention } from "./log-group-retention";

export const LOGS: readonly Rule[] = [
  configDeliveryEncrypted,
  configRecordsEverything,
  alarmActions,
  logGroupCustomerKey,
  logGroupRetention,
];
