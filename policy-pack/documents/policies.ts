import { CONVENTIONS } from "../model/rules/conventions";
import type { Controls, Rule } from "../model/rules/rule";
import { RULES } from "../policies";
import { EXEMPTION_RULES } from "../settings/exemptions";
import { fixtureFiles, link, markdownTable, ruleFiles } from "./sources";

const HEAD = ["policy", "level", "what holds", "answers to", "test"] as const;

/** The page of every policy. */
export function policiesDocument(): string {
  const files = ruleFiles();
  const fixtures = fixtureFiles(RULES.map(({ id }) => id));
  const domains = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const domain = files.get(rule.id)?.split("/").at(-2) ?? "";
    domains.set(domain, [...(domains.get(domain) ?? []), rule]);
  }
  const count = (test: (rule: Rule) => unknown) => RULES.filter(test).length;
  const sections = [...domains].map(([domain, rules]) => {
    const rows = rules.map((rule) => [
      `[\`${rule.id}\`](../${files.get(rule.id)})`,
      levelsOf(rule),
      `${rule.description}${conventionOf(rule)}${parametersOf(rule)}`,
      sourcesOf(rule.controls),
      (fixtures.get(rule.id) ?? []).map(link).join(", "),
    ]);
    return `## ${domain}\n${markdownTable(HEAD, rows)}`;
  });
  const own = EXEMPTION_RULES.map(({ id, level, description, controls }) => [
    `\`${id}\``,
    level,
    description,
    sourcesOf(controls),
    link("tests/policy-pack/exemptions.test.ts"),
  ]);
  return `${[
    "# Policies",
    `Written by \`npm run documents\`. ${RULES.length} rules: ${count(({ level }) => level === "mandatory")} mandatory, ` +
      `${count(({ level }) => level === "advisory")} advisory; ${count(({ scope }) => scope === "stack")} decided from several resources, ` +
      `${count(({ remediation }) => remediation)} with a remediation. A stack sets levels, parameters and exemptions in ` +
      "`policy-pack/stacks/<stack>.json` ([decision](adr/0029-each-stack-states-how-the-pack-decides.md)). Every test breaks one " +
      "property of a stack that keeps all rules.",
    `## Conventions\nWhat stacks of this repository agree on. A stack of another program names under \`without\` what it does not ` +
      `follow ([guide](guide.md)); ${count(({ convention }) => convention)} rules ask it for nothing then, or for what AWS's rule asks.\n` +
      markdownTable(
        ["convention", "what is taken for granted", "rules"],
        Object.entries(CONVENTIONS).map(([name, meaning]) => [
          `\`${name}\``,
          meaning,
          String(count(({ convention }) => convention === name)),
        ]),
      ),
    ...sections,
    `## exemptions\n${markdownTable(HEAD, own)}`,
  ].join("\n\n")}\n`;
}

function conventionOf({ convention, otherwise }: Rule): string {
  if (convention === undefined) return "";
  return `<br>without \`${convention}\`: ${otherwise ? "what AWS's rule asks" : "nothing"}`;
}

function levelsOf({ level, remediation }: Rule): string {
  return remediation ? `${level}, can remediate` : level;
}

function parametersOf({ parameters = [] }: Rule): string {
  return parameters
    .map(
      ({ key, description, allowed, default: fallback }) =>
        `<br>\`${key}\`: ${description}, ${allowed} (${JSON.stringify(fallback)})`,
    )
    .join("");
}

/** Controls as one text: AWS's rules, then paragraphs by law. */
export function sourcesOf({ aws = [], hipaa = [], ferpa = [], coppa = [], soc2 = [] }: Controls): string {
  const laws = [
    ["45 CFR", hipaa],
    ["34 CFR", ferpa],
    ["16 CFR", coppa],
    ["SOC 2", soc2],
  ] as const;
  return [
    ...aws.map((name) => `\`${name}\``),
    ...laws
      .filter(([, paragraphs]) => paragraphs.length > 0)
      .map(([law, paragraphs]) => `${law} ${paragraphs.join(", ")}`),
  ].join("<br>");
}
