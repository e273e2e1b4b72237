import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonEnvironment } from "../../../local/shared/python-environment";
import { runTool } from "../../../local/shared/tool";

/** Schemas of workflow files that check-jsonschema brings: GitLab's own, and SchemaStore's of GitHub Actions. */
const SCHEMAS = { gitlab: "vendor.gitlab-ci", github: "vendor.github-workflows" } as const;

const CHECK = `
import json, subprocess, sys
ran = subprocess.run([sys.executable, "-m", "check_jsonschema", "-o", "json", *sys.argv[1:]], capture_output=True, text=True)
said = json.loads(ran.stdout)
print(json.dumps([f'{one["path"]}: {one["message"]}' for one in said.get("errors", []) + said.get("parse_errors", [])]))
`;

/** What the schema of a host says against the text of a workflow file; empty where it says nothing. */
export async function againstHostSchema(host: keyof typeof SCHEMAS, text: string): Promise<string[]> {
  const { python } = await pythonEnvironment({
    name: "schemas",
    requirements: join(__dirname, "requirements.txt"),
  });
  const folder = mkdtempSync(join(tmpdir(), "strata-workflow-"));
  try {
    const file = join(folder, "workflow.yml");
    writeFileSync(file, text);
    const transform = host === "gitlab" ? ["--data-transform", "gitlab-ci"] : [];
    const args = ["-c", CHECK, "--builtin-schema", SCHEMAS[host], ...transform, file];
    return JSON.parse(await runTool(python, args, { timeoutMs: 60_000 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
