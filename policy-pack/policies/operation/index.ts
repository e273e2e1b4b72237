import type { Rule } from "../../model/rule";
import { accessEnds } from "./access-ends";
import { bucketSettings } from "./bucket-settings";
import { eventsInForce } from "./events-in-force";
import { functionSettings } from "./function-settings";
import { networkSettings } from "./network-settings";
import { providerSettings } from "./provider-settings";
import { queueSettings } from "./queue-settings";

export const OPERATION: readonly Rule[] = [
  accessEnds,
  bucketSettings,
  eventsInForce,
  functionSettings,
  networkSettings,
  providerSettings,
  queueSettings,
];
