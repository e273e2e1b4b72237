import { CONFIG_CHANNEL, CONFIG_RECORDER, CONFIG_RECORDER_STATUS } from "../../model/types/types";
import { AT_REST, AUDIT, DISPOSAL, INTEGRITY, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, breaksText, removes, unbroken } from "../rows";
import { absent, KEYS, longer, off, otherAccount, otherStack, shorter, to } from "../ways";

const AGGREGATOR = ["aws:cfg/configurationAggregator:ConfigurationAggregator"];
const PACK = ["aws:cfg/conformancePack:ConformancePack"];
const REMEDIATION = ["aws:cfg/remediationConfiguration:RemediationConfiguration"];
const RETENTION = ["aws:cfg/retentionConfiguration:RetentionConfiguration"];
const RULE = ["aws:cfg/rule:Rule"];
const DOCUMENT = ["aws:ssm/document:Document"];

type Steps = { mainSteps?: Record<string, unknown>[] };

/** What may be wrong with AWS Config: what it records, delivers and keeps, what it asks, and what mends. */
export const CONFIG: readonly Mutation[] = [
  breaks(CONFIG_RECORDER, "recordingGroup.allSupported", [off], AUDIT),
  breaks(CONFIG_RECORDER, "recordingGroup.includeGlobalResourceTypes", [absent, off], AUDIT),
  breaks(CONFIG_RECORDER, "recordingGroup", [absent], AUDIT),
  breaks(CONFIG_RECORDER, "recordingMode.recordingFrequency", [to("DAILY")], AUDIT),
  breaks(CONFIG_RECORDER, "roleArn", [otherStack], LEAST_PRIVILEGE),
  removes(CONFIG_RECORDER, AUDIT),
  breaks(CONFIG_RECORDER_STATUS, "isEnabled", [off], AUDIT),
  breaks(CONFIG_RECORDER_STATUS, "name", [otherStack], AUDIT),
  removes(CONFIG_RECORDER_STATUS, AUDIT),
  breaks(CONFIG_CHANNEL, "s3KmsKeyArn", KEYS, AT_REST),
  breaks(CONFIG_CHANNEL, "s3BucketName", [otherStack, to("somebody-elses")], AUDIT),
  unbroken(
    CONFIG_CHANNEL,
    "snapshotDeliveryProperties",
    "Changes are delivered as they happen, snapshots apart",
  ),
  removes(CONFIG_CHANNEL, AUDIT),
  breaks(RETENTION, "retentionPeriodInDays", [absent, longer, shorter], DISPOSAL),
  removes(RETENTION, DISPOSAL),
  breaksText(PACK, "templateBody", [{ how: "without rules", to: () => ({ Resources: {} }) }], AUDIT),
  breaksText(
    PACK,
    "templateBody",
    [
      {
        how: "without one rule",
        to: ({ Resources }) => ({ Resources: Object.fromEntries(Object.entries(Resources ?? {}).slice(1)) }),
      },
    ],
    AUDIT,
  ),
  removes(PACK, AUDIT),
  unbroken(AGGREGATOR, "(resource)", "A view over what is recorded; nothing is recorded or lost by it"),
  breaks(RULE, "name", [otherStack], AUDIT),
  breaks(
    RULE,
    "source.sourceIdentifier",
    [
      {
        how: "of another account",
        to: (now, plan, resource) =>
          String(now).startsWith("arn:") ? otherAccount.to(now, plan, resource) : now,
      },
    ],
    LEAST_PRIVILEGE,
  ),
  removes(RULE, AUDIT),
  breaks(REMEDIATION, "automatic", [absent, off], INTEGRITY),
  breaks(REMEDIATION, "targetId", [otherStack, to("AWS-DisableS3BucketPublicReadWrite")], INTEGRITY),
  breaks(REMEDIATION, "configRuleName", [otherStack], INTEGRITY),
  breaks(REMEDIATION, "maximumAutomaticAttempts", [to(25)], INTEGRITY),
  breaks(REMEDIATION, "parameters[].staticValue", [otherAccount, otherStack], LEAST_PRIVILEGE),
  removes(REMEDIATION, INTEGRITY),
  breaksText(
    DOCUMENT,
    "content",
    [
      {
        how: "running a script",
        to: ({ mainSteps, ...others }: Steps) => ({
          ...others,
          mainSteps: [...(mainSteps ?? []), { name: "more", action: "aws:executeScript", inputs: {} }],
        }),
      },
      {
        how: "calling a function of another account",
        to: (content, { account }) =>
          JSON.parse(JSON.stringify(content).replaceAll(`:${account}:function`, ":999999999999:function")),
      },
      { how: "without steps", to: ({ mainSteps: _, ...others }: Steps) => others },
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(DOCUMENT, "documentType", [to("Command")], LEAST_PRIVILEGE),
  removes(DOCUMENT, INTEGRITY),
];
