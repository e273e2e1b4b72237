import type { Rule } from "../../model/rules/rule";
import { DISPOSAL } from "../../model/services/retention";
import { dataClassOf, retentionOf } from "../../model/stack/tags";
import { TABLE } from "../../model/types/types";

/** Rows end by themselves, or they never do. The functions write the moment into `expires_at`. */
export const tableTtl: Rule = {
  id: "table-ttl",
  description: "Tables end their rows by time to live, as the retention manifest states.",
  level: "mandatory",
  controls: DISPOSAL,
  convention: "retention-manifest",
  scope: "resource",
  types: TABLE,
  check(table, report) {
    const ttl = table.props["ttl"];
    if (retentionOf(table)?.tableTtl === undefined) {
      const dataClass = dataClassOf(table);
      report(
        `Table '${table.name}' holds ${dataClass ? `'${dataClass}'` : "no class"} of contracts/retention.ts that states a tableTtl`,
        "set its tag Retention to a class with a tableTtl",
      );
    }
    if (ttl?.enabled === true && ttl.attributeName === "expires_at") return;
    report(
      `Table '${table.name}' does not end its rows`,
      'set ttl.enabled to true and ttl.attributeName to "expires_at"',
    );
  },
};
