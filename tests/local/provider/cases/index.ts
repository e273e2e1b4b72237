import type { Case } from "../support/life";
import { access } from "./access";
import { archives } from "./archives";
import { backups } from "./backups";
import { buckets } from "./buckets";
import { caches } from "./caches";
import { compute } from "./compute";
import { documents } from "./documents";
import { events } from "./events";
import { groups } from "./groups";
import { groupsOfPorts } from "./groups-of-ports";
import { httpApis } from "./http-apis";
import { messaging } from "./messaging";
import { network } from "./network";
import { notifications } from "./notifications";
import { observation } from "./observation";
import { relational } from "./relational";
import { routes } from "./routes";
import { stores } from "./stores";
import { streams } from "./streams";
import { trails } from "./trails";

/** One life per realised type. */
export const CASES: readonly Case[] = [
  ...access,
  ...archives,
  ...backups,
  ...buckets,
  ...compute,
  ...caches,
  ...documents,
  ...groups,
  ...relational,
  ...events,
  ...groupsOfPorts,
  ...httpApis,
  ...messaging,
  ...network,
  ...notifications,
  ...observation,
  ...routes,
  ...stores,
  ...streams,
  ...trails,
];
