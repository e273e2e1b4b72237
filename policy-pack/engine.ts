import { remediationOf } from "./model/rules/remediate";
import type { Rule, Violation } from "./model/rules/rule";
import { checkStack, checkSubject } from "./model/rules/run";
import { type Props, type Resource, Stack, stackOf } from "./model/stack/stack";
import { guarded } from "./model/stack/unknown";
import type { SentResource } from "./server/resource";
import { plain } from "./server/values";
import { Exemptions, stackUrn, today } from "./settings/exemptions";
import { loadSettings } from "./settings/load";
import { levelOf, type StackSettings } from "./settings/settings";

/** Inputs of a resource as a rule's remediation leaves them, in the engine's encoding. */
export interface Change {
  readonly rule: Rule;
  readonly props: Props;
}

/** The rules as the engine asks for them while it runs. Each throws a SettingsError where the stack's settings are wrong. */
export interface EnginePack {
  readonly rules: readonly Rule[];
  /** What the stack's settings let rules change of a resource, one after the other, before anything decides on it. */
  remediate(resource: SentResource): Change[];
  /** What one resource breaks, before it is deployed. */
  analyze(resource: Resource): Violation[];
  /** What several resources together break, at the end. */
  analyzeStack(resources: readonly Resource[]): Violation[];
}

/** How the stack that is being deployed wants the pack to decide; one run of the engine has one stack. */
interface Run {
  settings: StackSettings;
  exemptions: Exemptions;
  /** Rules that change resources, by the types they change. */
  mending: ReadonlyMap<string, readonly Rule[]>;
}

/** @param folder with the stacks' settings */
export function enginePack(rules: readonly Rule[], folder: string): EnginePack {
  const deciding = byType(rules, (rule) => (rule.scope === "resource" ? rule.types : []));
  const ids = new Set(rules.map(({ id }) => id));
  let current: Run | undefined;
  const runOf = (urn: string): Run => {
    if (current === undefined) {
      const settings = loadSettings(folder, stackOf(urn), rules);
      const opted = rules.filter((rule) => levelOf(rule, settings) === "remediate");
      current = {
        settings,
        exemptions: new Exemptions(settings, ids, today()),
        mending: byType(opted, ({ remediation }) => remediation?.types ?? []),
      };
    }
    return current;
  };
  return {
    rules,
    remediate(resource) {
      const { settings, exemptions, mending } = runOf(resource.urn);
      const { urn, type, name } = resource;
      const changes: Change[] = [];
      for (const rule of mending.get(type) ?? []) {
        const sent = changes.at(-1)?.props ?? resource.sent;
        const subject = {
          urn,
          type,
          name,
          protect: resource.protect,
          props: guarded(plain(sent) as Props, name),
        };
        const patch = remediationOf(rule, subject, settings);
        if (patch === undefined || exemptions.spare({ rule: rule.id, urn, name })) continue;
        changes.push({ rule, props: { ...sent, ...patch } });
      }
      return changes;
    },
    analyze(resource) {
      const { settings, exemptions } = runOf(resource.urn);
      const own = deciding.get(resource.type) ?? [];
      const stack = new Stack([resource]);
      return own
        .flatMap((rule) => checkSubject(rule, resource, stack, settings))
        .filter((violation) => !exemptions.spare(violation));
    },
    analyzeStack(resources) {
      const first = resources[0]?.urn;
      if (first === undefined) return [];
      const { settings, exemptions } = runOf(first);
      const stack = new Stack(resources);
      const violations = rules
        .filter(({ scope }) => scope === "stack")
        .flatMap((rule) => checkStack(rule, stack, settings))
        .filter((violation) => !exemptions.spare(violation));
      return [...violations, ...exemptions.findings(stackUrn(first))];
    },
  };
}

function byType(rules: readonly Rule[], typesOf: (rule: Rule) => readonly string[]): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of typesOf(rule)) found.set(type, [...(found.get(type) ?? []), rule]);
  }
  return found;
}
