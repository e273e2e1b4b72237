import { ATHENA_DATABASE } from "../../model/services/analytics";
import { customerKeyRule } from "../../model/services/keys";

/** Tables made within the database are written under its key. */
export const athenaDatabaseEncrypted = customerKeyRule({
  id: "athena-database-encrypted",
  description: "Athena's databases are encrypted with a customer-managed KMS key.",
  types: ATHENA_DATABASE,
  store: "Database",
  key: ({ encryptionConfiguration }) =>
    /KMS$/.test(String(encryptionConfiguration?.encryptionOption ?? ""))
      ? encryptionConfiguration.kmsKey
      : undefined,
  set: 'encryptionConfiguration.encryptionOption to "SSE_KMS" and encryptionConfiguration.kmsKey',
});
