import { many } from "../../model/access/documents";
import { type Asked, settingsRule } from "../../model/rules/demands";
import type { Resource } from "../../model/stack/stack";
import { DATABASE_PARAMETERS, DATABASE_PROXY, DOCUMENTS_PARAMETERS } from "../../model/types/types";

/** The parameters by these names are PostgreSQL's; a group that names no family is asked for them. */
const isOther = ({ props }: Resource) => !/postgres|docdb/.test(String(props["family"] ?? "postgres"));

/** Asks that a parameter group states a value; what it does not state is the family's default. */
function states(types: readonly string[], name: string, allowed: readonly string[], why: string): Asked {
  return {
    types,
    finding(group) {
      if (isOther(group)) return undefined;
      const { props } = group;
      const parameters = many(props["parameters"]) as { name: string; value: unknown }[];
      const value = parameters.find((parameter) => parameter.name === name)?.value;
      return allowed.includes(String(value))
        ? undefined
        : [why, `set the parameter ${name} to ${allowed[0]}`];
    },
  };
}

/** Who connects and what changes has to be told; what a statement carries, which is data, must not be. */
export const storeParameters = settingsRule({
  id: "store-parameters",
  description:
    "Databases log connections and changes of schema, log no data, end documents and take TLS 1.2 or later.",
  controls: {
    hipaa: ["164.312(b)", "164.312(e)(1)", "164.502(b)", "164.310(d)(2)(i)"],
    ferpa: ["99.32"],
    coppa: ["312.8", "312.10"],
    soc2: ["CC7.2", "C1.1"],
  },
  asked: [
    states(
      DATABASE_PARAMETERS,
      "ssl_min_protocol_version",
      ["TLSv1.2", "TLSv1.3"],
      "takes TLS older than 1.2",
    ),
    states(DATABASE_PARAMETERS, "log_connections", ["1"], "does not log who connects"),
    states(DATABASE_PARAMETERS, "log_disconnections", ["1"], "does not log who leaves"),
    states(DATABASE_PARAMETERS, "log_statement", ["ddl"], "does not log changes of the schema alone"),
    states(DATABASE_PARAMETERS, "log_parameter_max_length", ["0"], "may log values of statements"),
    states(
      DATABASE_PARAMETERS,
      "log_parameter_max_length_on_error",
      ["0"],
      "may log values of failed statements",
    ),
    states(DATABASE_PARAMETERS, "log_error_verbosity", ["terse"], "may log rows beside errors"),
    states(
      DOCUMENTS_PARAMETERS,
      "audit_logs",
      ["enabled", "all", "dml_read,dml_write,ddl"],
      "keeps no audit log",
    ),
    states(DOCUMENTS_PARAMETERS, "ttl_monitor", ["enabled"], "does not end documents by their time to live"),
    {
      types: DATABASE_PROXY,
      finding: ({ props }) =>
        props["debugLogging"] === true
          ? ["logs the text of statements", "set debugLogging to false"]
          : undefined,
    },
  ],
});
