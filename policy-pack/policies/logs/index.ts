import type { Rule } from "../../model/rule";
import { logGroupCustomerKey } from "./log-group-customer-key";
import { logGroupRetention } from "./log-group-retention";

export const LOGS: readonly Rule[] = [logGroupCustomerKey, logGroupRetention];
