import type { Rule } from "../rules/rule";

/** Types that let requests in from outside the stack; older names of the same resources stand beside the newer ones. */
export const BALANCER = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"] as const;
export const LISTENER = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"] as const;
export const LISTENER_RULE = [
  "aws:lb/listenerRule:ListenerRule",
  "aws:alb/listenerRule:ListenerRule",
] as const;
export const REST_API = ["aws:apigateway/restApi:RestApi"] as const;
export const REST_STAGE = ["aws:apigateway/stage:Stage"] as const;
export const REST_DOMAIN = ["aws:apigateway/domainName:DomainName"] as const;
export const REST_METHOD = ["aws:apigateway/method:Method"] as const;
export const REST_METHOD_SETTINGS = ["aws:apigateway/methodSettings:MethodSettings"] as const;
export const HTTP_API = ["aws:apigatewayv2/api:Api"] as const;
export const API_INTEGRATION = [
  "aws:apigatewayv2/integration:Integration",
  "aws:apigateway/integration:Integration",
] as const;
export const HTTP_STAGE = ["aws:apigatewayv2/stage:Stage"] as const;
export const HTTP_DOMAIN = ["aws:apigatewayv2/domainName:DomainName"] as const;
export const HTTP_ROUTE = ["aws:apigatewayv2/route:Route"] as const;
export const WEB_ACL = ["aws:wafv2/webAcl:WebAcl"] as const;
export const WEB_ACL_ASSOCIATION = ["aws:wafv2/webAclAssociation:WebAclAssociation"] as const;
export const WEB_ACL_LOGGING = ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"] as const;

/** The controls that a guarded way in answers to. */
export const GUARDED_ENTRY: Rule["controls"] = {
  hipaa: ["164.308(a)(1)(ii)(B)", "164.312(a)(1)"],
  coppa: ["312.8"],
  soc2: ["CC6.6", "CC7.1"],
};
