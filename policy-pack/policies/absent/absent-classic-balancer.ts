import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** They know neither redirects nor WAF, and AWS takes no new features into them. */
export const absentClassicBalancer = absentServiceRule({
  id: "absent-classic-balancer",
  service: "classic load balancers",
  types: typesOf("elb", "LoadBalancer", "ListenerPolicy", "SslNegotiationPolicy"),
  instead: "use an application load balancer (aws.lb.LoadBalancer)",
  aws: [
    "elb-acm-certificate-required",
    "elb-cross-zone-load-balancing-enabled",
    "elb-predefined-security-policy-ssl-check",
    "elb-tls-https-listeners-only",
  ],
});
