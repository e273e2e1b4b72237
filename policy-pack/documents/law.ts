import type { Clause, Uncovered } from "../catalogue/clause";
import { COPPA } from "../catalogue/coppa";
import { FERPA } from "../catalogue/ferpa";
import { COPPA_UNCOVERED, FERPA_UNCOVERED } from "../catalogue/uncovered";
import { RULES } from "../policies";
import { fixtureFiles, link, markdownTable, ruleFiles, testFile } from "./sources";

const HEAD = ["clause", "asks", "control", "policies", "evidence", "remains"] as const;
const UNCOVERED_HEAD = ["clause", "asks", "why nothing here answers to it", "what stands beside it"] as const;

/** More policies than this are counted in the table and listed below it. */
const IN_A_CELL = 3;

type Law = "ferpa" | "coppa";

/** The page that maps FERPA and COPPA to what holds them. */
export function lawDocument(): string {
  return `${[
    "# FERPA and COPPA: clause, control, policy, evidence",
    "Written by `npm run documents` from `policy-pack/catalogue`. A *control* is what a policy or a test shows. A *policy* refuses a " +
      "deployment, and has a test of its own that breaks it; *evidence* is a test of what the running system does. *Remains* says what " +
      "of the paragraph nobody here can show. Paragraphs are put in our words: read them before you rely on them. This page is a map " +
      "for auditors and no statement that anything complies. COPPA is read as amended in 2025, which operators keep from 2026-04-22 on.",
    ...lawSections("FERPA, 34 CFR part 99", "ferpa", FERPA, FERPA_UNCOVERED),
    ...lawSections("COPPA, 16 CFR part 312", "coppa", COPPA, COPPA_UNCOVERED),
  ].join("\n\n")}\n`;
}

function lawSections(
  title: string,
  law: Law,
  clauses: readonly Clause[],
  uncovered: readonly Uncovered[],
): string[] {
  const rows = uncovered.map(({ paragraph, asks, why, beside }) => [paragraph, asks, why, beside]);
  const many = clauses.filter(({ paragraph }) => policiesFor(paragraph, law).length > IN_A_CELL);
  return [
    `## ${title}\n${table(clauses, law)}`,
    `### Not covered: ${title}\n${markdownTable(UNCOVERED_HEAD, rows)}`,
    ...many.map(({ paragraph }) => `### Policies for ${paragraph}\n${policyList(paragraph, law)}`),
  ];
}

function table(clauses: readonly Clause[], law: Law): string {
  const files = ruleFiles();
  const rows = clauses.map(({ paragraph, asks, control, evidence, remains }) => {
    const ids = policiesFor(paragraph, law);
    const few = ids.map((id) => `[\`${id}\`](../${files.get(id)})`).join(", ") || "none";
    return [
      paragraph,
      asks,
      control,
      ids.length > IN_A_CELL ? `[${ids.length}, listed below](#${anchor(`Policies for ${paragraph}`)})` : few,
      evidence.map(({ test, title }) => `[${title}](../${testFile(test) ?? test})`).join("; ") || "none",
      remains,
    ];
  });
  return markdownTable(HEAD, rows);
}

/** Each policy with what it holds and the file whose fixture breaks it. */
function policyList(paragraph: string, law: Law): string {
  const files = ruleFiles();
  const ids = policiesFor(paragraph, law);
  const fixtures = fixtureFiles(ids);
  const rows = RULES.filter(({ id }) => ids.includes(id)).map(({ id, description }) => [
    `[\`${id}\`](../${files.get(id)})`,
    description,
    (fixtures.get(id) ?? []).map(link).join(", "),
  ]);
  return markdownTable(["policy", "what holds", "test"], rows);
}

/** Rules that name a paragraph among what they answer to. */
function policiesFor(paragraph: string, law: Law): string[] {
  return RULES.filter(({ controls }) => controls[law]?.includes(paragraph)).map(({ id }) => id);
}

/** The anchor that hosts of Markdown give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}
