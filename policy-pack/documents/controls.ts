import { AWS_HIPAA_RULES, type AwsRule, type AwsRuleGroup } from "../catalogue/aws-hipaa";
import { RULES } from "../policies";
import { type Deployed, deployedBy } from "./deployed";
import { fixtureFiles, link, markdownTable, names, ruleFiles, SHARED } from "./sources";

const HEAD = [
  "AWS rule",
  "policy or component",
  "test",
  "45 CFR, by AWS",
  "34 CFR",
  "16 CFR",
  "SOC 2",
] as const;

const GROUPS: Readonly<Record<AwsRuleGroup, string>> = {
  A: "decidable before a deployment: policies",
  B: "account baseline: declared once per account, held by policies",
  C: "run time only: evaluated by AWS Config",
  D: "services the program does not create: denied",
};

/** One rule of AWS's pack and what answers to it. */
export interface Coverage {
  aws: AwsRule;
  /** Ids of policies. */
  policies: readonly string[];
  /** Component that deploys the rule, with its test. */
  deployed: Deployed | undefined;
}

/** What answers to each of AWS's rules. */
export function coverage(): Coverage[] {
  return AWS_HIPAA_RULES.map((aws) => ({
    aws,
    policies: RULES.filter(({ controls }) => controls.aws?.includes(aws.name)).map(({ id }) => id),
    deployed: deployedBy(aws),
  }));
}

/** Whether anything answers to a rule. */
export function isCovered({ aws, policies, deployed }: Coverage): boolean {
  return policies.length > 0 || (aws.group !== "A" && aws.group !== "D" && deployed !== undefined);
}

/** The page of AWS's rules and what answers to each. */
export function controlsDocument(): string {
  const all = coverage();
  const groups = Object.keys(GROUPS) as AwsRuleGroup[];
  const of = (group: AwsRuleGroup) => all.filter(({ aws }) => aws.group === group);
  const counts = groups.map((group) => [
    group,
    GROUPS[group],
    `${of(group).filter(isCovered).length} of ${of(group).length}`,
    of(group)
      .filter((row) => !isCovered(row))
      .map(({ aws }) => `\`${aws.name}\``)
      .join(", ") || "none",
  ]);
  return `${[
    "# Controls",
    "Written by `npm run documents`. The 130 rules of AWS's conformance pack *Operational Best Practices for HIPAA Security*, what here " +
      "answers to each, and the test that breaks it. Paragraphs of 45 CFR are those AWS maps the rule to, as far as that could be " +
      "checked; an empty cell states none. Clauses of FERPA, COPPA and SOC 2 are those the policies name.",
    markdownTable(["group", "what", "covered", "open"], counts),
    ...groups.map((group) => `## ${group}: ${GROUPS[group]}\n${markdownTable(HEAD, rows(of(group)))}`),
  ].join("\n\n")}\n`;
}

function rows(covered: readonly Coverage[]): string[][] {
  const files = ruleFiles();
  const fixtures = fixtureFiles(RULES.map(({ id }) => id));
  return covered.map(({ aws, policies, deployed }) => {
    const rules = RULES.filter(({ id }) => policies.includes(id));
    const unique = (values: readonly string[]) => [...new Set(values)].sort().join(", ");
    const answers = [
      ...policies.map((id) => `[\`${id}\`](../${files.get(id)})`),
      ...(deployed ? [link(deployed.component)] : []),
    ];
    const tests = [
      ...(names(SHARED, aws.name) ? [SHARED] : []),
      ...policies.flatMap((id) => fixtures.get(id) ?? []),
      ...(deployed ? [deployed.test] : []),
    ];
    return [
      `\`${aws.name}\``,
      answers.join(", ") || "open",
      [...new Set(tests)].map(link).join(", "),
      aws.hipaa.join(", "),
      unique(rules.flatMap(({ controls }) => controls.ferpa ?? [])),
      unique(rules.flatMap(({ controls }) => controls.coppa ?? [])),
      unique(rules.flatMap(({ controls }) => controls.soc2 ?? [])),
    ];
  });
}
