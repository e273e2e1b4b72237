import type { Rule } from "../../model/rules/rule";
import { GLUE_CONNECTION } from "../../model/services/analytics";
import { IN_TRANSIT } from "../../model/services/transit";
import { opened } from "../../model/stack/unknown";

/** Without the switch the driver takes plain text where a server offers it. */
export const glueConnectionTls: Rule = {
  id: "glue-connection-tls",
  description: "Glue's connections speak TLS only and hold no password.",
  level: "mandatory",
  controls: IN_TRANSIT,
  scope: "resource",
  types: GLUE_CONNECTION,
  check({ name, props }, report) {
    // The provider takes all of them for a secret.
    const given = opened(props["connectionProperties"] ?? {}, name, "connectionProperties");
    const { JDBC_ENFORCE_SSL: enforced, PASSWORD: password } = given;
    if ((props["connectionType"] ?? "JDBC") === "JDBC" && String(enforced).toLowerCase() !== "true")
      report(`Connection '${name}' may speak plain text`, 'set JDBC_ENFORCE_SSL to "true"');
    if (password)
      report(`Connection '${name}' holds a password`, "set SECRET_ID to the secret that holds it");
  },
};
