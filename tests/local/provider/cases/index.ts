import type { Case } from "../support/life";
import { access } from "./access";
import { buckets } from "./buckets";
import { caches } from "./caches";
import { compute } from "./compute";
import { documents } from "./documents";
import { events } from "./events";
import { groups } from "./groups";
import { messaging } from "./messaging";
import { network } from "./network";
import { notifications } from "./notifications";
import { observation } from "./observation";
import { relational } from "./relational";
import { stores } from "./stores";
import { streams } from "./streams";

/** One life per realised type. */
export const CASES: readonly Case[] = [
  ...access,
  ...buckets,
  ...compute,
  ...caches,
  ...documents,
  ...groups,
  ...relational,
  ...events,
  ...messaging,
  ...network,
  ...notifications,
  ...observation,
  ...stores,
  ...streams,
];
