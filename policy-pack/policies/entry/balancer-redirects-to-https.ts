import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { LISTENER, LISTENER_RULE } from "../../model/services/entry";
import { IN_TRANSIT } from "../../model/services/transit";
import type { Props } from "../../model/stack/stack";

/** A form sent over plain HTTP has been read by then, whatever the answer is; a listener for it may do nothing but send on. */
export const balancerRedirectsToHttps: Rule = {
  id: "balancer-redirects-to-https",
  description: "Load balancers answer plain HTTP with nothing but a redirect to HTTPS.",
  level: "mandatory",
  controls: { ...IN_TRANSIT, aws: ["alb-http-to-https-redirection-check"] },
  scope: "stack",
  types: LISTENER,
  check(listener, report, stack) {
    if (!isPlain(listener.props)) return;
    const rules = stack.attachedTo(listener, "listenerArn", LISTENER_RULE);
    const actions = [listener.props["defaultActions"], ...rules.map(({ props }) => props["actions"])];
    if (actions.flatMap(many).every((action) => redirects(action as Props))) return;
    report(
      `Listener '${listener.name}' answers over plain HTTP`,
      'set the type of its actions to "redirect" and redirect.protocol to "HTTPS"',
    );
  },
};

function isPlain({ protocol, port }: Props): boolean {
  return protocol === undefined ? port === 80 : protocol === "HTTP" || protocol === "TCP";
}

function redirects({ type, redirect }: Props): boolean {
  return type === "redirect" && redirect?.protocol === "HTTPS";
}
