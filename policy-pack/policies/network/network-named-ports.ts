import { many } from "../../model/access/documents";
import { texts } from "../../model/rules/parameters";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import type { Props } from "../../model/stack/stack";
import { EGRESS_RULE, INGRESS_RULE, SECURITY_GROUP } from "../../model/types/types";

/** HTTPS, PostgreSQL, Redis and DocumentDB. */
const PORTS = texts({
  key: "ports",
  description: "TCP ports that groups may open",
  default: ["443", "5432", "6379", "27017"],
  form: /^\d{1,5}$/,
  of: "port numbers",
});

/** A range opens whatever is started behind it later: SSH, remote desktops, databases beside the one that was meant. */
export const networkNamedPorts: Rule = {
  id: "network-named-ports",
  description: "Security groups open single TCP ports that are known.",
  level: "mandatory",
  controls: {
    ...BOUNDARY,
    aws: ["restricted-ssh", "restricted-common-ports", "vpc-sg-open-only-to-authorized-ports"],
  },
  scope: "resource",
  types: [...INGRESS_RULE, ...EGRESS_RULE, ...SECURITY_GROUP],
  parameters: [PORTS],
  check({ name, type, props }, report, read) {
    const inline = type.endsWith(":SecurityGroup");
    const rules = inline ? [...many(props["ingress"]), ...many(props["egress"])] : [props];
    const ports = read(PORTS);
    for (const rule of rules as Props[]) {
      const { fromPort, toPort } = rule;
      const protocol = rule["ipProtocol"] ?? rule["protocol"];
      if ((protocol === "tcp" || protocol === "6") && fromPort === toPort && ports.includes(String(fromPort)))
        continue;
      const found = fromPort === undefined ? "all ports" : `${fromPort} to ${toPort}`;
      report(
        `Security group rule '${name}' opens ${found} (${protocol ?? "every protocol"})`,
        `set the protocol to "tcp" and both ports to one of ${ports.join(", ")}`,
      );
    }
  },
};
