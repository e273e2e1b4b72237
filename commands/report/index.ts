import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../local/shared/paths";
import { RULES } from "../../policy-pack/policies";
import { loadSettings, SettingsError, settingsFolder } from "../../policy-pack/settings/load";
import type { StackSettings } from "../../policy-pack/settings/settings";
import { type CommandContext, EXIT, JSON_FLAG, UsageError } from "../cli";
import type { OptionSpecs } from "../option-specs";
import type { Report } from "./findings";
import { reportJson } from "./json";
import { sarif } from "./sarif";
import { summary } from "./summary";
import { table } from "./table";

export { type Finding, type Report, reportOf, violationsOf } from "./findings";
export { table } from "./table";

/** Options of every command that reports what the pack says of a stack. */
export const REPORT_OPTIONS = {
  json: JSON_FLAG,
  sarif: { type: "string", placeholder: "FILE", description: "also write the findings as SARIF 2.1.0" },
  summary: {
    type: "string",
    placeholder: "FILE",
    description: "also write a summary in Markdown, for the comment on a pull request",
  },
} as const satisfies OptionSpecs;

/** Writes a report in every form asked for; the exit code it stands for. */
export function writeReport(
  report: Report,
  { options, json, print }: Pick<CommandContext<typeof REPORT_OPTIONS>, "options" | "json" | "print">,
  lines = table,
): number {
  if (options.sarif) writeFileSync(options.sarif, `${JSON.stringify(sarif(report), undefined, 2)}\n`);
  if (options.summary) writeFileSync(options.summary, summary(report));
  if (options.json) json(reportJson(report));
  else for (const line of lines(report)) print(line);
  return report.passed ? EXIT.ok : EXIT.failed;
}

/**
 * How a stack wants the pack to decide.
 * @throws UsageError where its settings file is wrong
 */
export function settingsFor(stack: string): StackSettings {
  try {
    return loadSettings(settingsFolder(join(REPOSITORY, "policy-pack", "stacks")), stack, RULES);
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    throw error;
  }
}
