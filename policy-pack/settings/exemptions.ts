import { joinMessage, type Rule, type Violation } from "../model/rules/rule";
import type { Exemption, StackSettings } from "./settings";

/** What is wrong with an exemption itself. These rules are mandatory in every stack and cannot be exempted. */
export const EXEMPTION_RULES = [
  {
    id: "exemption-expired",
    description: "Exemptions end on the day they state; after it the rule is enforced again.",
    level: "mandatory",
    controls: { soc2: ["CC8.1"] },
  },
  {
    id: "exemption-unknown-rule",
    description: "Exemptions name a rule of the pack.",
    level: "mandatory",
    controls: { soc2: ["CC8.1"] },
  },
  {
    id: "exemption-unused",
    description:
      "Exemptions spare a resource that would break the rule; those that spare nothing are removed.",
    level: "mandatory",
    controls: { soc2: ["CC8.1"] },
  },
] as const satisfies readonly Pick<Rule, "id" | "description" | "level" | "controls">[];

type ExemptionRule = (typeof EXEMPTION_RULES)[number]["id"];

/** Keeps what exemptions spare out of a run's findings, and remembers which ones spared something. */
export class Exemptions {
  readonly #used = new Set<Exemption>();

  /**
   * @param rules ids of every rule there is
   * @param today `YYYY-MM-DD`, UTC
   */
  constructor(
    readonly settings: Pick<StackSettings, "exemptions" | "file">,
    readonly rules: ReadonlySet<string>,
    readonly today: string,
  ) {}

  /** Whether a violation, or a change by a remediation, is spared; an expired exemption spares nothing. */
  spare({ rule, urn, name }: Pick<Violation, "rule" | "urn" | "name">): boolean {
    const found = this.settings.exemptions.filter(
      (exemption) =>
        exemption.rule === rule &&
        [urn, name].includes(exemption.resource) &&
        exemption.expires >= this.today,
    );
    for (const exemption of found) this.#used.add(exemption);
    return found.length > 0;
  }

  /** What is wrong with the exemptions, once all rules have run; reported at the resource `urn`, the stack itself. */
  findings(urn: string): Violation[] {
    return this.settings.exemptions.flatMap((exemption) => {
      const rule = this.#fault(exemption);
      return rule === undefined ? [] : [this.#finding(rule, exemption, urn)];
    });
  }

  #fault(exemption: Exemption): ExemptionRule | undefined {
    if (!this.rules.has(exemption.rule)) return "exemption-unknown-rule";
    if (exemption.expires < this.today) return "exemption-expired";
    return this.#used.has(exemption) ? undefined : "exemption-unused";
  }

  #finding(rule: ExemptionRule, exemption: Exemption, urn: string): Violation {
    const { owner, expires } = exemption;
    const subject = subjectOf(exemption);
    const { file } = this.settings;
    const [problem, remedy] = {
      "exemption-expired": [
        `${subject} ended on ${expires}`,
        `mend the resource, or let ${owner} renew expires in ${file}`,
      ],
      "exemption-unknown-rule": [
        `${subject} names no rule of the pack`,
        `name a rule of docs/policies.md in ${file}, or remove the exemption`,
      ],
      "exemption-unused": [`${subject} spares nothing`, `remove it from ${file}`],
    }[rule] as [string, string];
    const type = "pulumi:pulumi:Stack";
    const name = urn.split("::").at(-1) ?? "";
    return { rule, level: "mandatory", urn, type, name, message: joinMessage(problem, remedy) };
  }
}

/** How messages call an exemption. */
function subjectOf({ rule, resource }: Exemption): string {
  return `The exemption of '${resource}' from '${rule}'`;
}

/** Whether something is wrong with an exemption among what a run found; those with which nothing is spare something. */
export function isReported(exemption: Exemption, violations: readonly Violation[]): boolean {
  return violations.some(
    ({ rule, message }) => rule.startsWith("exemption-") && message.startsWith(`${subjectOf(exemption)} `),
  );
}

/** The day it is, `YYYY-MM-DD`, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** URN of the stack a resource belongs to: where what is wrong with its settings is reported. */
export function stackUrn(urn: string): string {
  const [head = "", project = ""] = urn.split("::");
  return `${head}::${project}::pulumi:pulumi:Stack::${project}-${head.split(":")[2] ?? ""}`;
}
