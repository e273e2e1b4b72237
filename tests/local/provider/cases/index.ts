import type { Case } from "../support/life";
import { access } from "./access";
import { buckets } from "./buckets";
import { compute } from "./compute";
import { events } from "./events";
import { messaging } from "./messaging";
import { network } from "./network";
import { notifications } from "./notifications";
import { observation } from "./observation";
import { stores } from "./stores";
import { streams } from "./streams";

/** One life per realised type. */
export const CASES: readonly Case[] = [
  ...access,
  ...buckets,
  ...compute,
  ...events,
  ...messaging,
  ...network,
  ...notifications,
  ...observation,
  ...stores,
  ...streams,
];
