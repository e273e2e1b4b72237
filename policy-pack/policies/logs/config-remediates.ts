import type { Rule } from "../../model/rules/rule";
import type { Resource, Stack } from "../../model/stack/stack";
import { LAMBDA } from "../../model/types/types";

const REMEDIATION = ["aws:cfg/remediationConfiguration:RemediationConfiguration"];
const CONFIG_RULE = ["aws:cfg/rule:Rule"];
const DOCUMENT = ["aws:ssm/document:Document"];

/** More tries than this on one resource fight with whoever sets it back. */
const MOST_ATTEMPTS = 5;

/** What mends by itself has rights over what it mends: whose document it is, and what calls it, is stated here. */
export const configRemediates: Rule = {
  id: "config-remediates",
  description:
    "Remediations run by themselves, in time, from a rule and a document of this stack, which calls its functions only.",
  level: "mandatory",
  controls: { hipaa: ["164.308(a)(1)(ii)(B)", "164.312(c)(1)"], soc2: ["PI1.3", "CC7.3"] },
  convention: "own-remediations",
  scope: "stack",
  types: [...REMEDIATION, ...DOCUMENT, ...CONFIG_RULE],
  check(subject, report, stack) {
    const ruleOrDocument = CONFIG_RULE.includes(subject.type) ? ruleFault : documentFault;
    const fault = (REMEDIATION.includes(subject.type) ? faultOf : ruleOrDocument)(subject, stack);
    if (fault) report(`'${subject.name}' ${fault[0]}`, fault[1]);
  },
};

type Fault = readonly [problem: string, remedy: string] | undefined;

function faultOf({ props }: Resource, stack: Stack): Fault {
  const { automatic, configRuleName, targetId, maximumAutomaticAttempts = MOST_ATTEMPTS } = props;
  if (automatic !== true) return ["waits for somebody to press a button", "set automatic to true"];
  if (!stack.ofType(CONFIG_RULE).some((rule) => rule.props["name"] === configRuleName))
    return [`mends for rule '${configRuleName}', which this stack does not make`, "set configRuleName"];
  if (stack.find(targetId, DOCUMENT)?.props["documentType"] !== "Automation")
    return [`runs '${targetId}', no automation of this stack`, "set targetId to a document of this stack"];
  if (maximumAutomaticAttempts > MOST_ATTEMPTS)
    return ["tries for too often", `set maximumAutomaticAttempts to at most ${MOST_ATTEMPTS}`];
  return undefined;
}

/** AWS's rules stand in the pack, which nothing refers to; one that stands alone does so to be mended for. */
function ruleFault({ props }: Resource, stack: Stack): Fault {
  if (props["source"]?.owner !== "AWS") return undefined;
  return stack.ofType(REMEDIATION).some((one) => one.props["configRuleName"] === props["name"])
    ? undefined
    : ["is mended by nothing", "add a RemediationConfiguration with its name as configRuleName"];
}

/** An automation is there for a remediation, and may do nothing but call functions of this stack. */
function documentFault(document: Resource, stack: Stack): Fault {
  const { props } = document;
  if (props["documentType"] !== "Automation") return undefined;
  if (stack.attachedTo(document, "targetId", REMEDIATION).length === 0)
    return ["is run by no remediation", "add a RemediationConfiguration with it as targetId"];
  const { mainSteps = [] } = JSON.parse(String(props["content"] || "{}")) as {
    mainSteps?: { action?: string; inputs?: { FunctionName?: string } }[];
  };
  const calls = mainSteps.every(
    ({ action, inputs }) =>
      action === "aws:invokeLambdaFunction" && stack.find(inputs?.FunctionName, LAMBDA) !== undefined,
  );
  return calls && mainSteps.length > 0
    ? undefined
    : ["does more than call functions of this stack", "set content to steps of aws:invokeLambdaFunction"];
}
