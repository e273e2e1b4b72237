import type { Rule } from "../../model/rules/rule";
import { FILE_SYSTEM } from "../../model/services/containers";
import { isProduction } from "../../model/stack/tags";
import { CACHE, DATABASE, SEARCH_DOMAIN } from "../../model/types/types";

/** A zone fails a few times in a system's life; a store in one zone is away for hours then, and loses the last minutes. */
export const storeMultiZone: Rule = {
  id: "store-multi-zone",
  description: "In production stores outlive the loss of a zone.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(C)"],
    soc2: ["A1.2"],
    aws: ["rds-multi-az-support"],
  },
  scope: "resource",
  types: [...CACHE, ...DATABASE, ...SEARCH_DOMAIN, ...FILE_SYSTEM],
  check(resource, report) {
    const { name, type, props } = resource;
    // A replica is itself the second one.
    if (!isProduction(resource) || props["replicateSourceDb"]) return;
    if ((CACHE as readonly string[]).includes(type)) {
      if (props["multiAzEnabled"] !== true || props["automaticFailoverEnabled"] !== true)
        report(
          `Cache '${name}' does not fail over to another zone`,
          "set multiAzEnabled and automaticFailoverEnabled to true",
        );
    } else if ((DATABASE as readonly string[]).includes(type)) {
      if (props["multiAz"] !== true)
        report(`Database '${name}' has no standby in another zone`, "set multiAz to true");
    } else if ((FILE_SYSTEM as readonly string[]).includes(type)) {
      if (props["availabilityZoneName"])
        report(`File system '${name}' stands in one zone`, "remove availabilityZoneName");
    } else if (props["clusterConfig"]?.zoneAwarenessEnabled !== true) {
      report(
        `Search domain '${name}' may have all its nodes in one zone`,
        "set clusterConfig.zoneAwarenessEnabled to true",
      );
    }
  },
};
