import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { VPC_ENDPOINT } from "../../model/types/types";

/** An endpoint to a service that somebody else offers is a way out that looks like one of AWS. */
export const networkEndpointKnown: Rule = {
  id: "network-endpoint-known",
  description: "Endpoints lead to services of AWS.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: VPC_ENDPOINT,
  check({ name, props }, report) {
    const service = String(props["serviceName"] ?? "");
    if (/^(com|aws)\.(amazonaws|api)\.(?!vpce\.)/.test(service)) return;
    report(
      `Endpoint '${name}' leads to '${service}', which is no service of AWS`,
      "set serviceName to com.amazonaws.<region>.<service>",
    );
  },
};
