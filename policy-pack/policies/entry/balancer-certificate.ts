import type { Rule } from "../../model/rules/rule";
import { LISTENER } from "../../model/services/entry";
import { IN_TRANSIT } from "../../model/services/transit";

/** ACM renews its certificates by itself; an uploaded one ends on a day that somebody has to remember. */
export const balancerCertificate: Rule = {
  id: "balancer-certificate",
  description: "Load balancers use certificates of ACM and TLS 1.2 or later.",
  level: "mandatory",
  controls: { ...IN_TRANSIT, aws: ["elbv2-acm-certificate-required"] },
  scope: "resource",
  types: LISTENER,
  check({ name, props }, report) {
    if (props["protocol"] !== "HTTPS" && props["protocol"] !== "TLS") return;
    if (!/^arn:[^:]+:acm:/.test(String(props["certificateArn"] ?? "")))
      report(`Listener '${name}' has no certificate of ACM`, "set certificateArn to one that ACM renews");
    if (!/-TLS13-1-[23]-/.test(String(props["sslPolicy"] ?? "")))
      report(
        `Listener '${name}' takes TLS older than 1.2`,
        "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06",
      );
  },
};
