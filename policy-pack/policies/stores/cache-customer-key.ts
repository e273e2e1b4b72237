import { customerKeyRule } from "../../model/services/keys";
import { CACHE } from "../../model/types/types";

/** What a cache holds stands on disk too: in snapshots, and while replicas are synchronised. */
export const cacheCustomerKey = customerKeyRule({
  id: "cache-customer-key",
  description: "Caches are encrypted at rest with a customer-managed KMS key.",
  types: CACHE,
  store: "Cache",
  key: ({ atRestEncryptionEnabled, kmsKeyId }) =>
    String(atRestEncryptionEnabled) === "true" ? kmsKeyId : undefined,
  set: "atRestEncryptionEnabled to true and kmsKeyId",
});
