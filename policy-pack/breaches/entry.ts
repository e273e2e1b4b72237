import type { Breach } from "./breach";
import { added, changed, removed } from "./changed";

const FORWARD = { type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:::targetgroup/x" };

/** Load balancers, APIs, and the web ACL before them. */
export const ENTRY: readonly Breach[] = [
  changed("balancer-redirects-to-https", "front-http", { defaultActions: [FORWARD] }, /to "redirect"/),
  changed(
    "balancer-redirects-to-https",
    "front-http",
    { protocol: undefined, defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP" } }] },
    /redirect\.protocol to "HTTPS"/,
  ),
  changed("balancer-redirects-to-https", "front-https", { protocol: "TCP" }, /to "redirect"/),
  {
    rule: "balancer-redirects-to-https",
    breaks: "a rule of the listener forwards what comes over plain HTTP",
    at: "front-http",
    change: (stack) => {
      stack.props("front-http-rule").actions = [FORWARD];
    },
    remedy: /set the type of its actions/,
  },
  changed("balancer-certificate", "front-https", { certificateArn: undefined }, /one that ACM renews/),
  changed(
    "balancer-certificate",
    "front-https",
    { certificateArn: "arn:aws:iam::123456789012:server-certificate/old" },
    /one that ACM renews/,
  ),
  changed("balancer-certificate", "front-https", { sslPolicy: undefined }, /TLS13-1-2-2021-06/),
  changed(
    "balancer-certificate",
    "front-https",
    { sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" },
    /TLS13-1-2-2021-06/,
  ),
  removed("balancer-firewall", "wall-front", "front", /add a WebAclAssociation/),
  changed("balancer-logs", "front", { accessLogs: undefined }, /accessLogs\.enabled to true/),
  changed("balancer-logs", "front", { accessLogs: { enabled: false, bucket: "b" } }, /enabled to true/),
  changed(
    "balancer-deletion-protection",
    "front",
    { enableDeletionProtection: undefined },
    /enableDeletionProtection to true/,
  ),
  added(
    "balancer-deletion-protection",
    { type: "aws:alb/loadBalancer:LoadBalancer", name: "older", props: {} },
    /enableDeletionProtection to true/,
  ),
  changed("balancer-drops-headers", "front", { dropInvalidHeaderFields: undefined }, /Fields to true/),
  changed("api-domain-tls", "records-domain", { securityPolicy: undefined }, /"TLS_1_2"/),
  changed("api-domain-tls", "records-domain", { securityPolicy: "TLS_1_0" }, /"TLS_1_2"/),
  changed(
    "api-domain-tls",
    "similar-domain",
    { domainNameConfiguration: { endpointType: "REGIONAL" } },
    /"TLS_1_2"/,
  ),
  changed(
    "api-cache-encrypted",
    "records-settings",
    { settings: { loggingLevel: "INFO", dataTraceEnabled: false, cachingEnabled: true } },
    /cacheDataEncrypted to true/,
  ),
  removed("api-firewall", "wall-records", "records-stage", /add a WebAclAssociation/),
  removed("api-execution-logs", "records-settings", "records-stage", /add MethodSettings/),
  changed(
    "api-execution-logs",
    "similar-stage",
    { accessLogSettings: undefined },
    /accessLogSettings\.destinationArn/,
  ),
  settings({ loggingLevel: "OFF" }, /settings\.loggingLevel "INFO" or "ERROR"/),
  settings({ loggingLevel: "INFO", dataTraceEnabled: true }, /dataTraceEnabled to false/),
  {
    rule: "api-execution-logs",
    breaks: "one path of several is logged",
    at: "records-stage",
    change: (stack) => {
      stack.props("records-settings").methodPath = "students/GET";
    },
    remedy: /methodPath "\*\/\*"/,
  },
  changed("api-client-certificate", "records-stage", { clientCertificateId: undefined }, /ClientCertificate/),
  changed("api-authorized", "records-get", { authorization: "NONE" }, /authorization to AWS_IAM/),
  changed(
    "api-authorized",
    "similar-route",
    { authorizationType: undefined },
    /authorizationType to AWS_IAM/,
  ),
  changed("api-throttled", "similar-stage", { defaultRouteSettings: undefined }, /throttlingRateLimit/),
  removed("firewall-logs", "wall-logs", "wall", /add a WebAclLoggingConfiguration/),
];

function settings(value: Record<string, unknown>, remedy: RegExp): Breach {
  return {
    rule: "api-execution-logs",
    breaks: `the settings of its methods are ${JSON.stringify(value)}`,
    at: "records-stage",
    change: (stack) => {
      stack.props("records-settings").settings = value;
    },
    remedy,
  };
}
