import { ABSENT } from "./absent";
import { ACCOUNT } from "./account";
import { ANALYTICS } from "./analytics";
import { BACKUP } from "./backup";
import type { Breach } from "./breach";
import { BUCKETS } from "./buckets";
import { CLUSTERS } from "./clusters";
import { CONFIGURATION } from "./configuration";
import { CONTAINERS } from "./containers";
import { DELIVERIES } from "./deliveries";
import { DOCUMENTS } from "./documents";
import { ENCRYPTION } from "./encryption";
import { ENTRY } from "./entry";
import { FUNCTIONS } from "./functions";
import { GOVERNANCE } from "./governance";
import { IDENTITY_ACCESS } from "./identity-access";
import { INTEGRITY } from "./integrity";
import { MACHINES } from "./machines";
import { NETWORK } from "./network";
import { NOTIFICATIONS } from "./notifications";
import { OPERATION } from "./operation";
import { REFERENCES } from "./references";
import { RESOURCE_ACCESS } from "./resource-access";
import { RETENTION } from "./retention";
import { STORES } from "./stores";
import { WATCH } from "./watch";
import { WAYS } from "./ways";

export const BREACHES: readonly Breach[] = [
  ...ABSENT,
  ...ACCOUNT,
  ...BACKUP,
  ...IDENTITY_ACCESS,
  ...OPERATION,
  ...REFERENCES,
  ...RESOURCE_ACCESS,
  ...BUCKETS,
  ...CLUSTERS,
  ...CONTAINERS,
  ...ENTRY,
  ...ANALYTICS,
  ...DELIVERIES,
  ...DOCUMENTS,
  ...ENCRYPTION,
  ...FUNCTIONS,
  ...GOVERNANCE,
  ...INTEGRITY,
  ...MACHINES,
  ...NETWORK,
  ...NOTIFICATIONS,
  ...RETENTION,
  ...STORES,
  ...WATCH,
  ...WAYS,
  ...CONFIGURATION,
];
