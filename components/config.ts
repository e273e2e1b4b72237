import * as pulumi from "@pulumi/pulumi";
import { STORES, type StoreKind } from "../contracts/stores";
import type { Topic } from "../contracts/topics";
import { otherRegion, region, shardsPerTopic, TAG_RULE, TAG_VALUE } from "./shared/config-values";
import type { Place } from "./shared/iam";
import { NAT_GATEWAYS, type NatGateways } from "./shared/private-network";
import type { TableCapacity } from "./shared/secure-table";
import { fail, listOf, matching, oneOf, optional, wholeNumber } from "./shared/settings";

const ENVIRONMENTS = ["dev", "prod"] as const;
const LOCK_MODES = ["GOVERNANCE", "COMPLIANCE"] as const;

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
  /** Availability zones of that network, and how its functions reach the internet. */
  network: { zones: number; natGateways: NatGateways };
  /** Which wrapping key wraps new keys of subjects, from 1 on; raised by one to end what is older. */
  subjectKeyGeneration: number;
  /** How the audit bucket locks objects. */
  objectLockMode: (typeof LOCK_MODES)[number];
  /** On demand in prod; elsewhere a few units are enough for what the tables record. */
  tableCapacity: TableCapacity;
  /** Keep everything that holds data, whatever happens to the stack. */
  protect: boolean;
}

/** Every key a stack file may set, without its namespace; Pulumi.yaml declares the same. */
export const KEYS = [
  "environment",
  "accountId",
  "owner",
  "costCenter",
  "shards",
  "parallelization",
  "deliveryBufferSeconds",
  "deliveryBufferMiB",
  "subjectKeyGeneration",
  "alertEmail",
  "stores",
  "availabilityZones",
  "natGateways",
  "replicaRegion",
  "objectLockMode",
  "protect",
] as const;

type Key = (typeof KEYS)[number];

/** Defaults of optional keys; Pulumi.yaml declares the same. */
export const DEFAULTS = {
  parallelization: 2,
  deliveryBufferSeconds: 300,
  deliveryBufferMiB: 128,
  subjectKeyGeneration: 1,
  availabilityZones: 2,
} as const;

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
    stores: listOf(key("stores"), STORES),
    network: {
      zones: number("availabilityZones", 2, 3),
      natGateways: optional(key("natGateways"), (given) => oneOf(given, NAT_GATEWAYS)) ?? "none",
    },
    subjectKeyGeneration: number("subjectKeyGeneration", 1, 1_000),
    objectLockMode: oneOf(key("objectLockMode"), LOCK_MODES),
    tableCapacity: environment === "prod" ? "on-demand" : DEV_CAPACITY,
    protect: oneOf(key("protect"), ["true", "false"]) === "true",
  };
}

/** Units a second, each about one record of 1 KB written or 4 KB read. */
const DEV_CAPACITY = { readUnits: 25, writeUnits: 25 };

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
