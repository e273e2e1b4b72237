import type { Rule } from "../../model/rules/rule";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import { INVENTORY } from "../../model/types/types";

/** A list of all objects names students where keys do, and is read by more people than the objects. */
export const inventoryEncrypted: Rule = {
  id: "inventory-encrypted",
  description: "Inventories are encrypted with a customer-managed KMS key and stay in this account.",
  level: "mandatory",
  controls: AT_REST,
  scope: "resource",
  types: INVENTORY,
  check({ name, props }, report) {
    const { encryption, accountId } = props["destination"]?.bucket ?? {};
    if (!isCustomerKey(encryption?.sseKms?.keyId))
      report(
        `Inventory '${name}' has no customer-managed key`,
        "set destination.bucket.encryption.sseKms.keyId to a key of this stack",
      );
    if (!accountId)
      report(
        `Inventory '${name}' goes to whoever owns a bucket of that name`,
        "set destination.bucket.accountId to this account",
      );
  },
};
