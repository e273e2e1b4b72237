import type { Rule } from "../../model/rules/rule";
import { GLUE_CATALOG_SETTINGS, GLUE_DATABASE } from "../../model/services/analytics";
import { AT_REST, isCustomerKey } from "../../model/services/keys";
import type { Props } from "../../model/stack/stack";

/** Schemas, partitions and samples say much about the records; passwords of connections stand in the catalogue as well. */
export const glueCatalogEncrypted: Rule = {
  id: "glue-catalog-encrypted",
  description: "The Glue catalogue and the passwords in it are encrypted with a customer-managed KMS key.",
  level: "mandatory",
  controls: AT_REST,
  scope: "stack",
  types: [...GLUE_DATABASE, ...GLUE_CATALOG_SETTINGS],
  check(subject, report, stack) {
    const { name, props, type } = subject;
    if ((GLUE_DATABASE as readonly string[]).includes(type)) {
      if (stack.ofType(GLUE_CATALOG_SETTINGS).length > 0) return;
      report(
        `Database '${name}' stands in a catalogue without encryption settings`,
        "add DataCatalogEncryptionSettings with a key of this stack",
      );
      return;
    }
    const { encryptionAtRest, connectionPasswordEncryption }: Props =
      props["dataCatalogEncryptionSettings"] ?? {};
    if (
      encryptionAtRest?.catalogEncryptionMode !== "SSE-KMS" ||
      !isCustomerKey(encryptionAtRest.sseAwsKmsKeyId)
    )
      report(`Catalogue '${name}' is not encrypted`, "set encryptionAtRest to SSE-KMS and sseAwsKmsKeyId");
    const passwords = connectionPasswordEncryption ?? {};
    if (passwords.returnConnectionPasswordEncrypted !== true || !isCustomerKey(passwords.awsKmsKeyId))
      report(
        `Catalogue '${name}' gives out passwords in plain text`,
        "set returnConnectionPasswordEncrypted to true and awsKmsKeyId",
      );
  },
};
