import type { Recording } from "../../local/gate";
import { remediated } from "../../policy-pack/model/rules/remediate";
import { type Level, type Rule, splitMessage, type Violation } from "../../policy-pack/model/rules/rule";
import { RULES } from "../../policy-pack/policies";
import { EXEMPTION_RULES, isReported } from "../../policy-pack/settings/exemptions";
import type { Exemption, StackSettings } from "../../policy-pack/settings/settings";

/** A rule as reports know it: those of the pack, and those about exemptions. */
export type ReportedRule = Pick<Rule, "id" | "description" | "level" | "controls">;

export const REPORTED_RULES: readonly ReportedRule[] = [...RULES, ...EXEMPTION_RULES];

/** One broken rule, ready to be shown. */
export interface Finding {
  rule: string;
  level: Level;
  urn: string;
  type: string;
  name: string;
  problem: string;
  /** What to set. */
  remedy: string;
}

/** What the pack says of a stack, however it was run. */
export interface Report {
  stack: string;
  /** No mandatory rule is broken. */
  passed: boolean;
  /** Rules of the pack. */
  rules: number;
  /** Rules of the pack that have no finding. */
  kept: number;
  resources: number;
  seconds: number;
  /** By level, mandatory first, then by rule and resource. */
  findings: readonly Finding[];
  /** Exemptions that spared something. */
  exemptions: readonly Exemption[];
}

const ORDER: Readonly<Record<Level, number>> = { mandatory: 0, remediate: 1, advisory: 2 };

/** Makes the report out of what any run of the pack found. */
export function reportOf(
  run: Pick<Report, "stack" | "resources" | "seconds">,
  violations: readonly Violation[],
  settings: StackSettings,
): Report {
  const findings = violations
    .map(({ message, ...rest }) => ({ ...rest, ...splitMessage(message) }))
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const broken = new Set(findings.map(({ rule }) => rule));
  return {
    stack: run.stack,
    passed: !findings.some(({ level }) => level === "mandatory"),
    rules: RULES.length,
    kept: RULES.filter(({ id }) => !broken.has(id)).length,
    resources: run.resources,
    seconds: run.seconds,
    findings,
    exemptions: settings.exemptions.filter((exemption) => !isReported(exemption, violations)),
  };
}

function orderOf({ level, rule, urn, problem }: Finding): string {
  return `${ORDER[level]} ${rule} ${urn} ${problem}`;
}

/** What the engine reported while a stack was recorded, in the form in which rules report without it. */
export function violationsOf({ findings, remediations, resources }: Recording): Violation[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const known = (urn: string) => ({
    urn,
    type: byUrn.get(urn)?.type ?? "",
    name: byUrn.get(urn)?.name ?? "",
  });
  return [
    ...remediations.map(({ policy, urn, before, after }) => remediated(policy, known(urn), before, after)),
    ...findings.map(({ policy, level, urn, message }) => ({
      rule: policy,
      level: level as Level,
      ...known(urn),
      message,
    })),
  ];
}

export function countOf({ findings }: Report, level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}

export function controlsOf(rule: string): Rule["controls"] {
  return REPORTED_RULES.find(({ id }) => id === rule)?.controls ?? {};
}
