import type { Rule } from "../../model/rules/rule";
import { HTTP_DOMAIN, REST_DOMAIN } from "../../model/services/entry";
import { IN_TRANSIT } from "../../model/services/transit";

const TLS_1_2 = /^(TLS_1_2$|SecurityPolicy_TLS12_|SecurityPolicy_TLS13_1_[23]_)/;

/** An API takes TLS of its domain's policy, which is 1.0 where none is stated for a REST API. */
export const apiDomainTls: Rule = {
  id: "api-domain-tls",
  description: "Domain names of APIs take TLS 1.2 or later.",
  level: "mandatory",
  controls: IN_TRANSIT,
  scope: "resource",
  types: [...REST_DOMAIN, ...HTTP_DOMAIN],
  check({ name, props }, report) {
    const { securityPolicy = props["domainNameConfiguration"]?.securityPolicy } = props;
    if (TLS_1_2.test(String(securityPolicy ?? ""))) return;
    report(`Domain name '${name}' takes TLS older than 1.2`, 'set securityPolicy to "TLS_1_2"');
  },
};
