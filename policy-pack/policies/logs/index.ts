import type { Rule } from "../../model/rule";
import { alarmActions } from "./alarm-actions";
import { logGroupCustomerKey } from "./log-group-customer-key";
import { logGroupRetention } from "./log-group-retention";

export const LOGS: readonly Rule[] = [alarmActions, logGroupCustomerKey, logGroupRetention];
