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
  "embedder",
  "embedderModel",
  "availabilityZones",
  "natGateways",
  "replicaRegion",
  "tableCapacity",
  "objectLockMode",
  "accountBaseline",
  "protect",
] as const;

export type Key = (typeof KEYS)[number];

/** Defaults of optional keys; Pulumi.yaml declares the same. */
export const DEFAULTS = {
  parallelization: 2,
  deliveryBufferSeconds: 300,
  deliveryBufferMiB: 128,
  subjectKeyGeneration: 1,
  availabilityZones: 2,
} as const;
