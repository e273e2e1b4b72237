import type { Rule } from "../../model/rules/rule";
import { CACHE, CLUSTER_INSTANCE, DATABASE, DOCUMENTS_INSTANCE } from "../../model/types/types";

/** Minor versions are how engines get their security patches; whoever switches them off has to install each by hand. */
export const storeMinorUpgrades: Rule = {
  id: "store-minor-upgrades",
  description: "Databases and caches take minor versions by themselves.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)"],
    soc2: ["CC7.1"],
    aws: ["rds-automatic-minor-version-upgrade-enabled"],
  },
  scope: "resource",
  types: [...CACHE, ...DATABASE, ...CLUSTER_INSTANCE, ...DOCUMENTS_INSTANCE],
  check({ name, props }, report) {
    // The provider's default is true; the engine of a cache takes it as text.
    if (String(props["autoMinorVersionUpgrade"] ?? true) === "true") return;
    report(`Store '${name}' takes no minor versions`, "set autoMinorVersionUpgrade to true");
  },
};
