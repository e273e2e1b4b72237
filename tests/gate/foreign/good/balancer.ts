import * as aws from "@pulumi/aws";
import { group, logGroup, SHARED } from "./foundation";

export const balancer = new aws.lb.LoadBalancer("site", {
  loadBalancerType: "application",
  subnets: SHARED.subnetIds,
  securityGroups: [group.id],
  enableDeletionProtection: true,
  dropInvalidHeaderFields: true,
  accessLogs: { bucket: SHARED.accessLogBucket, enabled: true },
});

const certificate = new aws.acm.Certificate("site", {
  domainName: "site.school.example",
  validationMethod: "DNS",
});

export const targets = new aws.lb.TargetGroup("site", {
  port: 8443,
  protocol: "HTTPS",
  targetType: "ip",
  vpcId: SHARED.vpcId,
});

new aws.lb.Listener("plain", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [
    { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
  ],
});

const encrypted = new aws.lb.Listener("encrypted", {
  loadBalancerArn: balancer.arn,
  port: 443,
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  certificateArn: certificate.arn,
  defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});

new aws.lb.ListenerRule("reports", {
  listenerArn: encrypted.arn,
  actions: [{ type: "forward", targetGroupArn: targets.arn }],
  conditions: [{ pathPattern: { values: ["/reports/*"] } }],
});

export const firewall = new aws.wafv2.WebAcl("site", {
  scope: "REGIONAL",
  defaultAction: { allow: {} },
  visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "site", sampledRequestsEnabled: false },
});

new aws.wafv2.WebAclAssociation("site", { resourceArn: balancer.arn, webAclArn: firewall.arn });

new aws.wafv2.WebAclLoggingConfiguration("site", {
  resourceArn: firewall.arn,
  logDestinationConfigs: [logGroup("firewall", "aws-waf-logs-site").arn],
});
