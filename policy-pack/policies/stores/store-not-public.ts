import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { CLUSTER_INSTANCE, DATABASE, DOCUMENTS_INSTANCE, SEARCH_DOMAIN } from "../../model/types/types";

/** A public address needs one wrong group rule to be a breach; without it the same mistake is none. */
export const storeNotPublic: Rule = {
  id: "store-not-public",
  description: "Databases have no public address, and search domains stand in the network.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["rds-instance-public-access-check", "opensearch-in-vpc-only"] },
  scope: "resource",
  types: [...CLUSTER_INSTANCE, ...DATABASE, ...DOCUMENTS_INSTANCE, ...SEARCH_DOMAIN],
  check({ name, type, props }, report) {
    if (!(SEARCH_DOMAIN as readonly string[]).includes(type)) {
      if (props["publiclyAccessible"] === true)
        report(`Database '${name}' has a public address`, "set publiclyAccessible to false");
    } else if ((props["vpcOptions"]?.subnetIds ?? []).length === 0) {
      report(`Search domain '${name}' has a public endpoint`, "set vpcOptions.subnetIds to private subnets");
    }
  },
  remediation: {
    types: [...CLUSTER_INSTANCE, ...DATABASE, ...DOCUMENTS_INSTANCE],
    patch: ({ props }) => (props["publiclyAccessible"] === true ? { publiclyAccessible: false } : undefined),
  },
};
