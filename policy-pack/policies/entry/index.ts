import type { Rule } from "../../model/rules/rule";
import { apiAuthorized } from "./api-authorized";
import { apiCacheEncrypted } from "./api-cache-encrypted";
import { apiClientCertificate } from "./api-client-certificate";
import { apiDomainTls } from "./api-domain-tls";
import { apiExecutionLogs } from "./api-execution-logs";
import { apiFirewall } from "./api-firewall";
import { apiIntegrationEncrypted } from "./api-integration-encrypted";
import { apiNoOpenCors } from "./api-no-open-cors";
import { apiThrottled } from "./api-throttled";
import { balancerCertificate } from "./balancer-certificate";
import { balancerDeletionProtection } from "./balancer-deletion-protection";
import { balancerDropsHeaders } from "./balancer-drops-headers";
import { balancerFirewall } from "./balancer-firewall";
import { balancerLogs } from "./balancer-logs";
import { balancerRedirectsToHttps } from "./balancer-redirects-to-https";
import { firewallLogs } from "./firewall-logs";

/** Load balancers, APIs and what guards them. */
export const ENTRY: readonly Rule[] = [
  apiIntegrationEncrypted,
  apiNoOpenCors,
  apiAuthorized,
  apiCacheEncrypted,
  apiClientCertificate,
  apiDomainTls,
  apiExecutionLogs,
  apiFirewall,
  apiThrottled,
  balancerCertificate,
  balancerDeletionProtection,
  balancerDropsHeaders,
  balancerFirewall,
  balancerLogs,
  balancerRedirectsToHttps,
  firewallLogs,
];
