import type { Policies, ReportViolation, ResourceValidationPolicy } from "@pulumi/policy";
import { remediationOf } from "./model/remediate";
import type { Rule, Violation } from "./model/rule";
import { checkStack, checkSubject } from "./model/run";
import { type Resource, Stack, stackOf } from "./model/stack";
import { guarded } from "./model/unknown";
import { Exemptions, stackUrn, today } from "./settings/exemptions";
import { loadSettings } from "./settings/load";
import type { StackSettings } from "./settings/settings";

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

/** How the stack that is being deployed wants the pack to decide; one run of the engine has one stack. */
interface Run {
  settings: StackSettings;
  exemptions: Exemptions;
}

/**
 * The rules as policies of the engine. The SDK decodes every resource anew for each policy that reads it, which costs
 * more than deciding; so two policies run all rules and report each finding under its rule's name and at the level the
 * stack gives it. Beside them every rule is listed, for those who look at the pack, and remediates where it can.
 * @param folder with the stacks' settings
 */
export function enginePolicies(rules: readonly Rule[], folder: string): Policies {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  let current: Run | undefined;
  const runOf = (urn: string): Run => {
    if (current === undefined) {
      const settings = loadSettings(folder, stackOf(urn), rules);
      current = { settings, exemptions: new Exemptions(settings, new Set(byId.keys()), today()) };
    }
    return current;
  };
  const say = (report: ReportViolation, { rule, level, message, urn }: Violation) => {
    const description = byId.get(rule)?.description ?? rule;
    const enforcementLevel = level === "advisory" ? ("advisory" as const) : ("mandatory" as const);
    const finding = { name: rule, description, message: `${description}\n${message}`, urn, enforcementLevel };
    // The SDK takes a finding that names its own rule and level, but its type only tells of texts.
    (report as unknown as (finding: object) => void)(finding);
  };
  return [
    ...rules.map((rule) => listed(rule, runOf)),
    {
      name: "resource-rules",
      description: "Runs the rules that one resource decides.",
      enforcementLevel: "mandatory",
      validateResource: (args, report) => {
        const { settings, exemptions } = runOf(args.urn);
        const own = rules.filter(({ scope, types }) => scope === "resource" && types.includes(args.type));
        if (own.length === 0) return;
        const subject = toResource(args);
        const stack = new Stack([subject]);
        for (const violation of own.flatMap((rule) => checkSubject(rule, subject, stack, settings))) {
          if (!exemptions.spare(violation)) say(report, violation);
        }
      },
    },
    {
      name: "stack-rules",
      description: "Runs the rules that several resources decide.",
      enforcementLevel: "mandatory",
      validateStack: ({ resources }, report) => {
        const first = resources[0]?.urn;
        if (first === undefined) return;
        const { settings, exemptions } = runOf(first);
        const stack = new Stack(resources.map(toResource));
        const violations = rules
          .filter(({ scope }) => scope === "stack")
          .flatMap((rule) => checkStack(rule, stack, settings))
          .filter((violation) => !exemptions.spare(violation));
        for (const violation of [...violations, ...exemptions.findings(stackUrn(first))])
          say(report, violation);
      },
    },
  ];
}

/** A rule's entry in the pack; it decides nothing, and changes what the stack's settings let it change. */
function listed(rule: Rule, runOf: (urn: string) => Run): ResourceValidationPolicy {
  const { id: name, description, level: enforcementLevel, remediation } = rule;
  if (remediation === undefined) return { name, description, enforcementLevel };
  return {
    name,
    description,
    enforcementLevel: "remediate",
    remediateResource: (args) => {
      if (!remediation.types.includes(args.type)) return;
      const { settings, exemptions } = runOf(args.urn);
      const patch = remediationOf(rule, toResource(args), settings);
      if (patch === undefined || exemptions.spare({ rule: name, urn: args.urn, name: args.name })) return;
      return { ...plain(args.props), ...patch };
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
