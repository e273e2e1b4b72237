import { customerKeyRule } from "../../model/services/keys";
import { SEARCH_DOMAIN } from "../../model/types/types";

/** Indices, logs on disk and automated snapshots are under the one key of the domain. */
export const searchCustomerKey = customerKeyRule({
  id: "search-customer-key",
  description: "Search domains are encrypted with a customer-managed KMS key.",
  types: SEARCH_DOMAIN,
  store: "Search domain",
  key: ({ encryptAtRest }) => (encryptAtRest?.enabled === true ? encryptAtRest.kmsKeyId : undefined),
  set: "encryptAtRest.enabled to true and its kmsKeyId",
  aws: ["opensearch-encrypted-at-rest"],
});
