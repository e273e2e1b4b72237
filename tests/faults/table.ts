import { CLAIMS } from "./cases/claims";
import { CONSUMERS } from "./cases/consumers";
import { DELIVERY } from "./cases/delivery";
import { FUNCTIONS } from "./cases/functions";
import { INPUT } from "./cases/input";
import { KEYS } from "./cases/keys";
import { PATHS } from "./cases/paths";
import { PERMISSIONS } from "./cases/permissions";
import { PRODUCER } from "./cases/producer";
import { QUARANTINE } from "./cases/quarantine";
import { REDELIVERY } from "./cases/redelivery";
import { SHARDS } from "./cases/shards";
import type { FaultCase } from "./fault-case";

/** Every fault the event path is tested against, by where it strikes. */
export const FAULTS: Record<string, readonly FaultCase[]> = {
  "the producer": PRODUCER,
  "the input": INPUT,
  "the stream": SHARDS,
  "the functions": FUNCTIONS,
  "what comes again": REDELIVERY,
  "keys and credentials": KEYS,
  "the claims": CLAIMS,
  "quarantine and claim checks": QUARANTINE,
  "the paths out of the processor": PATHS,
  "the delivery streams": DELIVERY,
  "the consumers": CONSUMERS,
  "the roles": PERMISSIONS,
};
