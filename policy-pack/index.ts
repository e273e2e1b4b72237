import { PolicyPack, type ResourceValidationPolicy, type StackValidationPolicy } from "@pulumi/policy";
import type { Rule, Violation } from "./model/rule";
import { checkStack, checkSubject } from "./model/run";
import { type Resource, Stack } from "./model/stack";
import { guarded } from "./model/unknown";
import { RULES } from "./policies";

/** What `@pulumi/policy` hands over, for one resource and within a stack alike. */
interface EngineResource {
  urn: string;
  type: string;
  name: string;
  props: Record<string, unknown>;
  opts?: { protect?: boolean };
  provider?: { urn: string; props: Record<string, unknown> };
  propertyDependencies?: Record<string, readonly { urn: string }[]>;
}

// Creating a pack starts the server the engine talks to, so nothing else may import this file.
new PolicyPack("strata", { policies: RULES.map(toPolicy) });

function toPolicy(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
  const head = { name: rule.id, description: rule.description, enforcementLevel: rule.level };
  if (rule.scope === "stack") {
    return {
      ...head,
      validateStack: (args, report) => {
        for (const { message, urn } of checkStack(rule, new Stack(args.resources.map(toResource)))) {
          report(message, urn);
        }
      },
    };
  }
  return {
    ...head,
    validateResource: (args, report) => {
      if (!rule.types.includes(args.type)) return;
      const subject = toResource(args);
      const say = ({ message }: Violation) => report(message);
      checkSubject(rule, subject, new Stack([subject])).forEach(say);
    },
  };
}

function toResource(resource: EngineResource): Resource {
  const { urn, type, name, provider, propertyDependencies } = resource;
  return {
    urn,
    type,
    name,
    props: guarded(plain(resource.props), name),
    protect: resource.opts?.protect ?? false,
    ...(provider && { provider: { urn: provider.urn, props: guarded(plain(provider.props), "provider") } }),
    ...(propertyDependencies && {
      propertyDependencies: Object.fromEntries(
        Object.entries(propertyDependencies).map(([key, from]) => [key, from.map((one) => one.urn)]),
      ),
    }),
  };
}

/**
 * The properties without the SDK's own guard. That guard ends a policy at its first unknown value with nothing more
 * than an advisory, naming no resource; ours reports a violation and goes on with the next resource.
 */
function plain(props: Record<string, unknown>): Record<string, unknown> {
  return (props["__getSpecialProxyTarget"] as Record<string, unknown> | undefined) ?? props;
}
