import { controlsOf, countOf, type Finding, type Report } from "./findings";

/** Findings a summary lists at most: code hosts take some 65,000 characters a comment. */
const MOST_ROWS = 100;

/** The report as Markdown, for the comment on a pull request. */
export function summary(report: Report): string {
  const { stack, passed, findings, exemptions } = report;
  const counts = [
    ["mandatory violations", countOf(report, "mandatory")],
    ["advisory violations", countOf(report, "advisory")],
    ["remediations", countOf(report, "remediate")],
    ["rules kept", `${report.kept} of ${report.rules}`],
    ["resources", report.resources],
    ["exemptions in use", exemptions.length],
  ] as const;
  const sections = [
    `## Policy gate: stack \`${stack}\` ${passed ? "passes" : "fails"}`,
    table(
      ["count", "of"],
      counts.map(([what, count]) => [String(count), what]),
    ),
    ...findingSection(findings),
    ...(exemptions.length === 0
      ? []
      : [
          "### Exemptions in use",
          table(
            ["rule", "resource", "owner", "reason", "until"],
            exemptions.map((one) => [`\`${one.rule}\``, one.resource, one.owner, one.reason, one.expires]),
          ),
        ]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function findingSection(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const rows = findings
    .slice(0, MOST_ROWS)
    .map(({ level, rule, type, name, problem, remedy }) => [
      level,
      `\`${rule}\``,
      `${name} (${type})`,
      problem,
      remedy,
      Object.values(controlsOf(rule)).flat().join(", "),
    ]);
  const more = findings.length - rows.length;
  return [
    "### Findings",
    table(["level", "rule", "resource", "problem", "remedy", "controls"], rows),
    ...(more > 0 ? [`… and ${more} more: see the log of the gate.`] : []),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows.map((row) => row.map(escaped))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text that stays text within a cell: no column, no line, no markup, no mention of its own. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "&#64;");
}
