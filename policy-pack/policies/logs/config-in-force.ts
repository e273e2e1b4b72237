import { RETENTION } from "../../../contracts/retention";
import { AWS_HIPAA_RULES } from "../../catalogue/aws-hipaa";
import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, demand } from "../../model/services/account";
import type { Resource } from "../../model/stack/stack";
import { CONFIG_CHANNEL, CONFIG_RECORDER, ROLE } from "../../model/types/types";

const DAYS = RETENTION["resource-history"].object.expire;

/** Rules that AWS Config does not have, asked of a function of ours. */
const JUDGED = ["log-group-retention", "bucket-lock-period", "subject-key-generation"];

const WRITERS = [...ROLE, "aws:iam/serviceLinkedRole:ServiceLinkedRole"];
const PACK = ["aws:cfg/conformancePack:ConformancePack"];
const CONFIG_RULE = ["aws:cfg/rule:Rule"];

/** What AWS Config is asked: groups A to C of AWS's pack, its tags, and our own. */
const ASKED = [
  ...AWS_HIPAA_RULES.filter(({ group }) => group !== "D").map(({ name }) => String(name)),
  "required-tags",
  ...JUDGED,
];

/** A recorder without rules, or rules without a history, answer no question of an auditor. */
export const configInForce: Rule = {
  id: "config-in-force",
  description:
    "AWS Config records as changes happen, delivers, keeps the history, and asks the pack and our own rules.",
  level: "mandatory",
  controls: { ...AUDIT, hipaa: ["164.308(a)(8)", "164.312(b)", "164.316(b)(2)(i)"] },
  scope: "stack",
  types: ACCOUNT_BASELINE,
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "recorder of AWS Config",
      types: CONFIG_RECORDER,
      remedy: "add an aws.cfg.Recorder",
      fault: ({ props }) => {
        if ((props["recordingMode"]?.recordingFrequency ?? "CONTINUOUS") !== "CONTINUOUS")
          return ["records once a day", "set recordingMode.recordingFrequency to CONTINUOUS"];
        if (stack.find(props["roleArn"], WRITERS)) return undefined;
        return ["records under a role of somebody else", "set roleArn to a role of this stack"];
      },
    });
    demand(baseline, report, stack, {
      what: "delivery channel",
      types: CONFIG_CHANNEL,
      remedy: "add an aws.cfg.DeliveryChannel",
      fault: () => undefined,
    });
    demand(baseline, report, stack, {
      what: "retention of AWS Config",
      types: ["aws:cfg/retentionConfiguration:RetentionConfiguration"],
      remedy: "add an aws.cfg.RetentionConfiguration",
      fault: ({ props }) =>
        props["retentionPeriodInDays"] === DAYS
          ? undefined
          : ["keeps the history otherwise than stated", `set retentionPeriodInDays to ${DAYS}`],
    });
    const asked = new Set([...stack.ofType(PACK).flatMap(rulesOf), ...stack.ofType(CONFIG_RULE).map(nameOf)]);
    const missing = ASKED.filter((name) => !asked.has(name));
    if (missing.length > 0)
      report(
        `Account baseline '${baseline.name}' does not ask ${missing.slice(0, 3).join(", ")}${missing.length > 3 ? " and others" : ""}`,
        "add them to the aws.cfg.ConformancePack, or an aws.cfg.Rule for each",
      );
  },
};

function nameOf({ props }: Resource): unknown {
  return props["name"];
}

/** Names of the rules that a conformance pack makes. */
function rulesOf({ props }: Resource): unknown[] {
  const { Resources = {} } = JSON.parse(String(props["templateBody"] || "{}")) as {
    Resources?: Record<string, { Properties?: { ConfigRuleName?: string } }>;
  };
  return Object.values(Resources).map(({ Properties }) => Properties?.ConfigRuleName);
}
