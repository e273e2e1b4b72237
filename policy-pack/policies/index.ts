import type { Rule } from "../model/rules/rule";
import { ABSENT } from "./absent";
import { ACCOUNT } from "./account";
import { ANALYTICS } from "./analytics";
import { BACKUP } from "./backup";
import { BUCKETS } from "./buckets";
import { CONTAINERS } from "./containers";
import { ENTRY } from "./entry";
import { FUNCTIONS } from "./functions";
import { GOVERNANCE } from "./governance";
import { IDENTITY } from "./identity";
import { KEYS } from "./keys";
import { LOGS } from "./logs";
import { MESSAGING } from "./messaging";
import { NETWORK } from "./network";
import { RETENTION } from "./retention";
import { STORES } from "./stores";
import { STREAMING } from "./streaming";

/** Every rule of the pack, by domain. */
export const RULES: readonly Rule[] = [
  ...ABSENT,
  ...ACCOUNT,
  ...BACKUP,
  ...ANALYTICS,
  ...BUCKETS,
  ...CONTAINERS,
  ...ENTRY,
  ...FUNCTIONS,
  ...GOVERNANCE,
  ...IDENTITY,
  ...KEYS,
  ...LOGS,
  ...MESSAGING,
  ...NETWORK,
  ...RETENTION,
  ...STORES,
  ...STREAMING,
];
