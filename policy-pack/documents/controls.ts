import { AWS_HIPAA_RULES, type AwsRule, type AwsRuleGroup } from "../catalogue/aws-hipaa";
import { MAPPING_SOURCES } from "../catalogue/aws-hipaa/sources";
import { RULES } from "../policies";
import { type Deployed, deployedBy } from "./deployed";
import { fixtureFiles, link, markdownTable, names, ruleFiles, SHARED } from "./sources";

const HEAD = [
  "AWS rule",
  "policy or component",
  "test",
  "45 CFR, by AWS",
  "45 CFR, by the policy",
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
      "answers to each, and the test that breaks it: a stack that keeps every policy, with one property changed. *45 CFR, by AWS* " +
      "holds the paragraphs AWS maps the rule to, and *none found* where no mapping of AWS's could be read. *By the policy* and the " +
      "columns of FERPA, COPPA and SOC 2 hold what the policies themselves name, in this project's judgement.",
    markdownTable(["paragraphs by AWS", "rules", "read in"], sourceRows(all)),
    `70 of cdk-nag's 102 stand in ${MAPPING_SOURCES["Guard registry"]} too; where the two differ, at two rules, the cell says who adds what. ` +
      "Audit Manager's is another mapping of AWS's than the pack's own, and often names more paragraphs.",
    markdownTable(["group", "what", "covered", "open"], counts),
    ...groups.map((group) => `## ${group}: ${GROUPS[group]}\n${markdownTable(HEAD, rows(of(group)))}`),
  ].join("\n\n")}\n`;
}

/** How many rules each source of AWS's mapping answers for. */
function sourceRows(all: readonly Coverage[]): string[][] {
  const from = (source: string | undefined) => String(all.filter(({ aws }) => aws.source === source).length);
  return [
    ...Object.entries(MAPPING_SOURCES)
      .map(([name, where]) => [name, from(name), where])
      .filter(([, count]) => count !== "0"),
    ["none found", from(undefined), ""],
  ];
}

/** What AWS maps a rule to, with its source where that is not cdk-nag. */
function byAws({ hipaa, source, disputed }: AwsRule): string {
  if (!source) return "none found";
  const read = source === "cdk-nag" ? "" : ` (${source})`;
  const more = disputed ? `; ${disputed.source} adds ${disputed.hipaa.join(", ")}` : "";
  return `${hipaa.join(", ")}${read}${more}`;
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
      byAws(aws),
      unique(rules.flatMap(({ controls }) => controls.hipaa ?? [])),
      unique(rules.flatMap(({ controls }) => controls.ferpa ?? [])),
      unique(rules.flatMap(({ controls }) => controls.coppa ?? [])),
      unique(rules.flatMap(({ controls }) => controls.soc2 ?? [])),
    ];
  });
}
