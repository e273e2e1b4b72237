import type { Recording } from "../local/gate";
import { splitMessage } from "../policy-pack/model/rule";
import { RULES } from "../policy-pack/policies";

/** One broken rule, ready to be shown. */
export interface Finding {
  rule: string;
  level: string;
  urn: string;
  type: string;
  name: string;
  problem: string;
  /** What to set. */
  remedy: string;
}

/** Findings of a recording, mandatory ones first, then by rule and resource. */
export function findingsOf({ findings, resources }: Recording): Finding[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const order = ({ level, rule, urn }: Finding) => `${level === "mandatory" ? 0 : 1} ${rule} ${urn}`;
  return findings
    .map(({ policy, level, urn, message }) => ({
      rule: policy,
      level,
      urn,
      type: byUrn.get(urn)?.type ?? "",
      name: byUrn.get(urn)?.name ?? "",
      ...splitMessage(message),
    }))
    .sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** One block per finding: the rule, the resource, what is wrong, what to set. */
export function table(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) => [
    `${finding.level}  ${finding.rule}`,
    `  resource  ${finding.type} ${finding.name}`,
    `  problem   ${finding.problem}`,
    `  remedy    ${finding.remedy}`,
    "",
  ]);
}

/** The result of `gate --json`. */
export function reportJson(recording: Recording, findings: readonly Finding[]) {
  return {
    stack: recording.stack,
    passed: !findings.some(({ level }) => level === "mandatory"),
    rules: RULES.length,
    resources: recording.resources.length,
    seconds: recording.seconds,
    violations: findings.map((finding) => ({ ...finding, controls: controlsOf(finding.rule) })),
  };
}

/** The findings as a SARIF 2.1.0 log, which code hosts show beside a change. */
export function sarif(findings: readonly Finding[]) {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "strata-gate",
            rules: RULES.map(({ id, description, level, controls }) => ({
              id,
              shortDescription: { text: description },
              defaultConfiguration: { level: sarifLevel(level) },
              properties: { tags: Object.values(controls).flat() },
            })),
          },
        },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          level: sarifLevel(finding.level),
          message: { text: `${finding.problem}: ${finding.remedy}` },
          locations: [
            {
              // A resource has no line of its own; code hosts ask for a file, and every resource begins at the program.
              physicalLocation: { artifactLocation: { uri: "index.ts" }, region: { startLine: 1 } },
              logicalLocations: [{ name: finding.name, fullyQualifiedName: finding.urn, kind: "resource" }],
            },
          ],
        })),
      },
    ],
  };
}

function sarifLevel(level: string): "error" | "warning" {
  return level === "mandatory" ? "error" : "warning";
}

function controlsOf(rule: string) {
  return RULES.find(({ id }) => id === rule)?.controls ?? {};
}
