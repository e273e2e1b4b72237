import * as aws from "@pulumi/aws";

const subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"];
export const balancer = new aws.lb.LoadBalancer("site", { subnets });
const targets = new aws.lb.TargetGroup("site", {
  port: 8080,
  protocol: "HTTP",
  vpcId: "vpc-0a1b2c3d4e5f60718",
});

const forward = [{ type: "forward", targetGroupArn: targets.arn }];
new aws.lb.Listener("plain", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: forward,
});
new aws.lb.Listener("old", {
  loadBalancerArn: balancer.arn,
  port: 443,
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-2016-08",
  certificateArn: "arn:aws:iam::123456789012:server-certificate/site",
  defaultActions: forward,
});
const redirecting = new aws.lb.Listener("redirecting", {
  loadBalancerArn: balancer.arn,
  port: 8080,
  protocol: "HTTP",
  defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } }],
});
// The listener redirects; one of its rules does not.
new aws.lb.ListenerRule("health", {
  listenerArn: redirecting.arn,
  actions: forward,
  conditions: [{ pathPattern: { values: ["/health"] } }],
});
new aws.wafv2.WebAcl("site", {
  scope: "REGIONAL",
  defaultAction: { allow: {} },
  visibilityConfig: { cloudwatchMetricsEnabled: false, metricName: "site", sampledRequestsEnabled: true },
});
