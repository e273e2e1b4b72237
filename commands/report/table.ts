import { countOf, type Report } from "./findings";

/** Lines for people: one block per finding with what to set, the exemptions in use, and the verdict in one line. */
export function table(report: Report): string[] {
  const blocks = report.findings.flatMap((finding) => [
    `${finding.level}  ${finding.rule}`,
    `  resource  ${finding.type} ${finding.name}`,
    `  problem   ${finding.problem}`,
    `  remedy    ${finding.remedy}`,
    "",
  ]);
  const exempted = report.exemptions.map(
    ({ rule, resource, owner, expires }) => `exempted   ${rule} at ${resource} until ${expires} (${owner})`,
  );
  return [...blocks, ...exempted, verdict(report)];
}

function verdict(report: Report): string {
  const counts = [
    `${countOf(report, "mandatory")} mandatory and ${countOf(report, "advisory")} advisory violations`,
    ...(countOf(report, "remediate") > 0 ? [`${countOf(report, "remediate")} remediations`] : []),
  ];
  return (
    `stack "${report.stack}": ${report.resources} resources, ${report.kept} of ${report.rules} rules kept, ` +
    `${counts.join(", ")} (${report.seconds.toFixed(1)} s)`
  );
}
