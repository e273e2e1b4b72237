import { createHash } from "node:crypto";
import type { Log } from "sarif";
import type { Level } from "../../policy-pack/model/rules/rule";
import { type Finding, REPORTED_RULES, type Report } from "./findings";

/** The findings as a SARIF 2.1.0 log, which code hosts show beside a change; the compiler holds it to the standard's terms. */
export function sarif({ stack, findings }: Report) {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        // Code hosts keep the findings of one stack apart from those of another by it.
        automationDetails: { id: `strata-gate/${stack}/` },
        tool: {
          driver: {
            name: "strata-gate",
            rules: REPORTED_RULES.map(({ id, description, level, controls }) => ({
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
          partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
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
  } satisfies Log;
}

function sarifLevel(level: Level): "error" | "warning" | "note" {
  return ({ mandatory: "error", advisory: "warning", remediate: "note" } as const)[level];
}

/** Tells findings apart that all stand at the same place, and finds one again in the next run. */
function fingerprint({ rule, urn, problem }: Finding): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, urn, problem]))
    .digest("hex");
}
