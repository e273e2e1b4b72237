import type { Rule } from "../../model/rules/rule";
import { REST_STAGE } from "../../model/services/entry";
import { IN_TRANSIT } from "../../model/services/transit";

/** A service behind an API can tell its gateway from everybody else only by that certificate. */
export const apiClientCertificate: Rule = {
  id: "api-client-certificate",
  description: "Stages of REST APIs show a client certificate to what stands behind them.",
  level: "mandatory",
  controls: { ...IN_TRANSIT, aws: ["api-gw-ssl-enabled"] },
  scope: "resource",
  types: REST_STAGE,
  check({ name, props }, report) {
    if (props["clientCertificateId"]) return;
    report(`Stage '${name}' shows no client certificate`, "set clientCertificateId to a ClientCertificate");
  },
};
