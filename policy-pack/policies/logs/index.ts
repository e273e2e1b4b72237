import type { Rule } from "../../model/rules/rule";
import { alarmActions } from "./alarm-actions";
import { configDeliveryEncrypted } from "./config-delivery-encrypted";
import { configHistoryKept } from "./config-history-kept";
import { configInForce } from "./config-in-force";
import { configRecordsEverything } from "./config-records-everything";
import { configRemediates } from "./config-remediates";
import { logDeliveryAllowed } from "./log-delivery-allowed";
import { logGroupCustomerKey } from "./log-group-customer-key";
import { logGroupMade } from "./log-group-made";
import { logGroupRetention } from "./log-group-retention";
import { partsAlarmed } from "./parts-alarmed";

export const LOGS: readonly Rule[] = [
  configDeliveryEncrypted,
  configRecordsEverything,
  alarmActions,
  logGroupCustomerKey,
  logGroupRetention,
  partsAlarmed,
  logGroupMade,
  logDeliveryAllowed,
  configHistoryKept,
  configInForce,
  configRemediates,
];
