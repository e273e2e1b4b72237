import * as pulumi from "@pulumi/pulumi";
import type { EmbedderSettings } from "../contracts/search";
import { STORES, type StoreKind } from "../contracts/stores";
import type { Topic } from "../contracts/topics";
import { DEFAULTS, KEYS, type Key } from "./shared/config-keys";
import {
  EMBEDDER_CALLS,
  embedder,
  otherRegion,
  region,
  shardsPerTopic,
  TAG_RULE,
  TAG_VALUE,
  tableCapacity,
  zones,
} from "./shared/config-values";
import type { Place } from "./shared/iam";
import { NAT_GATEWAYS, type NatGateways, type NetworkCall } from "./shared/private-network";
import type { TableCapacity } from "./shared/secure-table";
import { fail, listOf, matching, oneOf, optional, wholeNumber } from "./shared/settings";

export { DEFAULTS, KEYS };

const ENVIRONMENTS = ["dev", "prod"] as const;
const LOCK_MODES = ["GOVERNANCE", "COMPLIANCE"] as const;
const SWITCH = ["true", "false"] as const;

/** Everything a stack file decides, read and checked once. */
export interface StackConfig {
  /** Account and region the stack may be deployed to. */
  place: Place;
  /** Where copies of buckets that must outlive a region are kept; none where it is not set. */
  replica: Place | undefined;
  environment: (typeof ENVIRONMENTS)[number];
  /** Team that answers for the stack: tag `Owner`. */
  owner: string;
  /** Who pays: tag `CostCenter`. */
  costCenter: string;
  /** Shards of each topic's stream, 1 to 200. */
  shards: Record<Topic, number>;
  /** Batches of one shard worked on at once, 1 to 10; order is kept per partition key. */
  parallelization: number;
  /** A delivery stream writes what it holds after so many seconds (1 to 900) or MiB (64 to 128). */
  deliveryBuffer: { bufferSeconds: number; bufferMiB: number };
  /** Address that is told of every alarm. */
  alertEmail: string | undefined;
  /** Stores of the private network; without any there is no network. */
  stores: readonly StoreKind[];
  /** What makes the embeddings of messages. */
  embedder: EmbedderSettings;
  /** Availability zones of that network, how its functions reach the internet, and what they call beside their stores. */
  network: { zones: number; natGateways: NatGateways; calls: readonly NetworkCall[] };
  /** Which wrapping key wraps new keys of subjects, from 1 on; raised by one to end what is older. */
  subjectKeyGeneration: number;
  /** How the audit bucket locks objects. */
  objectLockMode: (typeof LOCK_MODES)[number];
  /** Whether this stack is the one that sets up what an account has once: its trail, its detectors, its defaults. */
  accountBaseline: boolean;
  /** How the tables of records pay. */
  tableCapacity: TableCapacity;
  /** Keep everything that holds data, whatever happens to the stack. */
  protect: boolean;
}

/**
 * Reads the stack's configuration. Throws where a key is missing or wrong, naming the key, the value and what is
 * allowed; nothing is deployed then.
 */
export function readConfig(): StackConfig {
  const config = new pulumi.Config();
  refuseUnknownKeys();
  const key = (name: Key) => ({ key: `strata:${name}`, value: raw(config, name) });
  const number = (name: keyof typeof DEFAULTS, least: number, most: number) =>
    wholeNumber({ ...key(name), value: raw(config, name) ?? DEFAULTS[name] }, least, most);

  const environment = oneOf(key("environment"), ENVIRONMENTS);
  const place = {
    accountId: matching(key("accountId"), /^\d{12}$/, "an AWS account id of 12 digits"),
    region: region({ key: "aws:region", value: new pulumi.Config("aws").get("region") }),
  };
  const stores = listOf(key("stores"), STORES);
  const embedding = embedder(key("embedder"), key("embedderModel"));
  return {
    environment,
    place,
    replica: optional(key("replicaRegion"), (given) => ({
      ...place,
      region: otherRegion(given, place.region),
    })),
    owner: matching(key("owner"), TAG_VALUE, TAG_RULE),
    costCenter: matching(key("costCenter"), TAG_VALUE, TAG_RULE),
    shards: shardsPerTopic(key("shards")),
    parallelization: number("parallelization", 1, 10),
    // Firehose knows no zero buffering under dynamic partitioning, and asks for at least 64 MiB there.
    deliveryBuffer: {
      bufferSeconds: number("deliveryBufferSeconds", 1, 900),
      bufferMiB: number("deliveryBufferMiB", 64, 128),
    },
    alertEmail: optional(key("alertEmail"), (given) =>
      matching(given, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
    ),
    stores,
    embedder: embedding,
    network: {
      zones: zones(number("availabilityZones", 2, 3), stores),
      natGateways: optional(key("natGateways"), (given) => oneOf(given, NAT_GATEWAYS)) ?? "none",
      calls: stores.includes("search") ? EMBEDDER_CALLS[embedding.kind] : [],
    },
    subjectKeyGeneration: number("subjectKeyGeneration", 1, 1_000),
    objectLockMode: oneOf(key("objectLockMode"), LOCK_MODES),
    accountBaseline: oneOf(key("accountBaseline"), SWITCH) === "true",
    tableCapacity: tableCapacity(key("tableCapacity")),
    protect: oneOf(key("protect"), SWITCH) === "true",
  };
}

/** A misspelt key would silently leave its default in force. */
function refuseUnknownKeys(): void {
  for (const [full, value] of Object.entries(pulumi.runtime.allConfig())) {
    const [namespace, name] = full.split(":");
    if (namespace !== pulumi.getProject() || KEYS.some((known) => known === name)) continue;
    fail(full, value, `one of the keys ${KEYS.join(", ")}`);
  }
}

/** The value as written: JSON where it is an object or a list, text otherwise. */
function raw(config: pulumi.Config, name: Key): unknown {
  const text = config.get(name);
  if (text === undefined || !/^[{[]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
