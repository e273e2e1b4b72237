import {
  AnalyzeDiagnostic,
  AnalyzeResponse,
  AnalyzerInfo,
  EnforcementLevel,
  PolicyInfo,
  PolicyNotApplicable,
  PolicyType,
  RemediateResponse,
  Remediation,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Change, EnginePack } from "../engine";
import type { Rule, Violation } from "../model/rules/rule";
import { version } from "../package.json";

const PACK = "strata";

const LEVELS = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  // What a remediation did not mend blocks the deployment.
  remediate: EnforcementLevel.MANDATORY,
} as const;

/** Says which rules there are. */
export function infoOf({ rules }: EnginePack): AnalyzerInfo {
  const policies = rules.map((rule) =>
    new PolicyInfo()
      .setName(rule.id)
      .setDescription(rule.description)
      .setEnforcementlevel(rule.remediation ? EnforcementLevel.REMEDIATE : LEVELS[rule.level])
      .setPolicyType(
        rule.scope === "resource" ? PolicyType.POLICY_TYPE_RESOURCE : PolicyType.POLICY_TYPE_STACK,
      ),
  );
  return new AnalyzerInfo().setName(PACK).setVersion(version).setPoliciesList(policies);
}

/**
 * @param unasked rules that nothing was asked of. The engine counts every other rule as kept, and writes its name for
 *   each resource into the log of its events.
 */
export function violationsAnswer(
  violations: readonly Violation[],
  unasked: readonly Rule[],
  descriptions: ReadonlyMap<string, string>,
): AnalyzeResponse {
  const diagnostics = violations.map(({ rule, level, message, urn }) => {
    const description = descriptions.get(rule) ?? rule;
    return new AnalyzeDiagnostic()
      .setPolicyname(rule)
      .setPolicypackname(PACK)
      .setPolicypackversion(version)
      .setDescription(description)
      .setMessage(`${description}\n${message}`)
      .setEnforcementlevel(LEVELS[level])
      .setUrn(urn);
  });
  return new AnalyzeResponse()
    .setDiagnosticsList(diagnostics)
    .setNotApplicableList(unasked.map(notApplicable));
}

/** @param unasked as in `violationsAnswer` */
export function changesAnswer(changes: readonly Change[], unasked: readonly Rule[]): RemediateResponse {
  const remediations = changes.map(({ rule, props }) =>
    new Remediation()
      .setPolicyname(rule.id)
      .setPolicypackname(PACK)
      .setPolicypackversion(version)
      .setDescription(rule.description)
      .setProperties(Struct.fromJavaScript(props)),
  );
  return new RemediateResponse()
    .setRemediationsList(remediations)
    .setNotApplicableList(unasked.map(notApplicable));
}

function notApplicable({ id }: Rule): PolicyNotApplicable {
  return new PolicyNotApplicable().setPolicyName(id);
}
