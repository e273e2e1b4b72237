import type { Clause } from "../catalogue/clause";
import { COPPA } from "../catalogue/coppa";
import { FERPA } from "../catalogue/ferpa";
import { RULES } from "../policies";
import { markdownTable, ruleFiles, testFile } from "./sources";

const HEAD = ["clause", "asks", "control", "policies", "evidence", "remains"] as const;

/** The page that maps FERPA and COPPA to what holds them. */
export function lawDocument(): string {
  return `${[
    "# FERPA and COPPA: clause, control, policy, evidence",
    "Written by `npm run documents` from `policy-pack/catalogue`. A control is what a test or a policy shows; *remains* says what " +
      "of the paragraph nobody here can show. Paragraphs are put in our words: read them before you rely on them. This page is a map " +
      "for auditors and no statement that anything complies.",
    `## FERPA, 34 CFR part 99\n${table(FERPA, "ferpa")}`,
    `## COPPA, 16 CFR part 312\n${table(COPPA, "coppa")}`,
  ].join("\n\n")}\n`;
}

function table(clauses: readonly Clause[], law: "ferpa" | "coppa"): string {
  const files = ruleFiles();
  const rows = clauses.map(({ paragraph, asks, control, evidence, remains }) => [
    paragraph,
    asks,
    control,
    policiesFor(paragraph, law)
      .map((id) => `[\`${id}\`](../${files.get(id)})`)
      .join(", ") || "none",
    evidence.map(({ test, title }) => `[${title}](../${testFile(test) ?? test})`).join("; ") || "none",
    remains,
  ]);
  return markdownTable(HEAD, rows);
}

/** Rules that name a paragraph among what they answer to. */
function policiesFor(paragraph: string, law: "ferpa" | "coppa"): string[] {
  return RULES.filter(({ controls }) => controls[law]?.includes(paragraph)).map(({ id }) => id);
}
