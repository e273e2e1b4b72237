import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonEnvironment } from "../../../../local/shared/python-environment";
import { runTool } from "../../../../local/shared/tool";
import type { PlannedResource } from "../../../../policy-pack/plan";
import type { Accepted } from "./accepted";

/** What the linter says of one policy document. */
export interface LintFinding {
  type: string;
  name: string;
  issue: string;
  detail: string;
}

const LINT = `
import json, sys
from parliament import analyze_policy_string
found = []
for document in json.load(open(sys.argv[1])):
    policy = analyze_policy_string(document["policy"], ignore_private_auditors=True)
    for issue, detail in sorted({(finding.issue, str(finding.detail)) for finding in policy.findings}):
        found.append({"type": document["type"], "name": document["name"], "issue": issue, "detail": detail})
print(json.dumps(found))
`;

interface PolicyDocument {
  Statement: object[];
}

/**
 * Policy documents of a plan, in whatever property they stand: those of roles, of keys, buckets and other resources, and
 * who may assume a role. The last name no resource, as it is the role; the linter is told so.
 */
function documentsOf(plan: readonly PlannedResource[]) {
  return plan.flatMap(({ type, name, props, outputs }) =>
    Object.entries(props).flatMap(([property, value]) => {
      const document = policyIn(value);
      if (document === undefined) return [];
      const Resource = property === "assumeRolePolicy" ? { Resource: outputs?.["arn"] } : {};
      const Statement = document.Statement.map((statement) => ({ ...statement, ...Resource }));
      return [{ type, name, policy: JSON.stringify({ ...document, Statement }) }];
    }),
  );
}

function policyIn(value: unknown): PolicyDocument | undefined {
  if (typeof value !== "string" || !value.startsWith("{")) return undefined;
  const parsed = JSON.parse(value) as Partial<PolicyDocument>;
  return parsed.Statement && { ...parsed, Statement: [parsed.Statement].flat() };
}

/** Runs parliament, whose list of actions, resources and conditions is not ours, over every policy in a plan. */
export async function lint(
  plan: readonly PlannedResource[],
): Promise<{ documents: number; findings: LintFinding[] }> {
  const requirements = join(__dirname, "requirements.txt");
  const { python } = await pythonEnvironment({ name: "linter", requirements });
  const folder = mkdtempSync(join(tmpdir(), "strata-lint-"));
  try {
    const documents = documentsOf(plan);
    const file = join(folder, "documents.json");
    writeFileSync(file, JSON.stringify(documents));
    const findings = JSON.parse(await runTool(python, ["-c", LINT, file], { timeoutMs: 60_000 }));
    return { documents: documents.length, findings };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Findings that nobody accepted, and acceptances that no finding needs. */
export function judged(findings: readonly LintFinding[], accepted: readonly Accepted[]) {
  const matches = (one: Accepted, { type, issue, detail }: LintFinding) =>
    one.type === type && one.issue === issue && one.detail.test(detail);
  return {
    open: findings.filter((finding) => !accepted.some((one) => matches(one, finding))),
    idle: accepted.filter((one) => !findings.some((finding) => matches(one, finding))),
  };
}
