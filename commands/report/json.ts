import { controlsOf, type Report } from "./findings";

/** The result of `--json`: of the gate and of the pack over a plan alike. */
export function reportJson({ findings, kept, ...report }: Report) {
  return {
    ...report,
    violations: findings.map((finding) => ({ ...finding, controls: controlsOf(finding.rule) })),
  };
}
