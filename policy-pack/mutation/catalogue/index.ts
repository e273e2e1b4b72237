import type { Mutation } from "../mutation";
import { ACCOUNT, WITHOUT_MUTATION } from "./account";
import { BUCKET_CONTENTS } from "./bucket-contents";
import { BUCKETS } from "./buckets";
import { CACHES } from "./caches";
import { CONFIG } from "./config";
import { DOCUMENTS_AND_SEARCH } from "./documents-search";
import { EVENTS } from "./events";
import { FUNCTIONS } from "./functions";
import { GOVERNANCE } from "./governance";
import { IDENTITY } from "./identity";
import { INTERFACES } from "./interfaces";
import { KEYS_AND_SECRETS } from "./keys";
import { MESSAGING } from "./messaging";
import { NETWORK } from "./network";
import { RELATIONAL } from "./relational";
import { RESOURCE_POLICIES } from "./resource-policies";
import { ROUTES } from "./routes";
import { STREAMING } from "./streaming";
import { TABLES } from "./tables";
import { WORKFLOWS } from "./workflows";

/** Every way the plans are broken, and why what is left alone is. */
export const CATALOGUE: readonly Mutation[] = [
  ...IDENTITY,
  ...RESOURCE_POLICIES,
  ...KEYS_AND_SECRETS,
  ...BUCKETS,
  ...BUCKET_CONTENTS,
  ...TABLES,
  ...MESSAGING,
  ...EVENTS,
  ...STREAMING,
  ...FUNCTIONS,
  ...WORKFLOWS,
  ...INTERFACES,
  ...NETWORK,
  ...ROUTES,
  ...CACHES,
  ...RELATIONAL,
  ...DOCUMENTS_AND_SEARCH,
  ...GOVERNANCE,
  ...ACCOUNT,
  ...CONFIG,
  ...WITHOUT_MUTATION,
];
