import { planned } from "../fixtures/build";
import type { Breach } from "./breach";
import { added, changed, edited, removed } from "./changed";

const BASELINE = "account";
const DENY = /deny both to everyone/;

/** AWS Config that records little, keeps little, asks little, or mends for somebody else. */
export const CONFIGURATION: readonly Breach[] = [
  removed("config-in-force", "recorder-of-account", BASELINE, /add an aws\.cfg\.Recorder/),
  removed("config-in-force", "channel", BASELINE, /add an aws\.cfg\.DeliveryChannel/),
  removed("config-in-force", "history", BASELINE, /add an aws\.cfg\.RetentionConfiguration/),
  removed("config-in-force", "bucket-lock-period", BASELINE, /an aws\.cfg\.Rule for each/),
  removed("config-in-force", "pack", BASELINE, /aws\.cfg\.ConformancePack/),
  atBaseline(
    changed(
      "config-in-force",
      "recorder-of-account",
      { roleArn: "arn:aws:iam::123456789012:role/elsewhere" },
      /a role of this stack/,
    ),
  ),
  atBaseline(
    edited(
      "config-in-force",
      "recorder-of-account",
      "changes are recorded once a day",
      (props) => Object.assign(props, { recordingMode: { recordingFrequency: "DAILY" } }),
      /recordingFrequency to CONTINUOUS/,
    ),
  ),
  atBaseline(
    changed("config-in-force", "history", { retentionPeriodInDays: 30 }, /set retentionPeriodInDays to 2555/),
  ),
  changed("config-history-kept", "channel", { s3BucketName: "elsewhere" }, /a bucket of this stack/),
  deletions("deletions are not denied", (statements) => statements.pop()),
  deletions("one action is denied only", (statements) => {
    statements.at(-1).Action = "s3:DeleteObject";
  }),
  deletions("deletions are denied with a condition", (statements) => {
    statements.at(-1).Condition = { StringEquals: { "aws:PrincipalAccount": "123456789012" } };
  }),
  changed("config-remediates", "log-group-retention-mended", { automatic: false }, /set automatic to true/),
  changed(
    "config-remediates",
    "log-group-retention-mended",
    { configRuleName: "other" },
    /set configRuleName/,
  ),
  changed(
    "config-remediates",
    "log-group-retention-mended",
    { maximumAutomaticAttempts: 25 },
    /to at most 5/,
  ),
  removed("config-remediates", "mend-groups", "log-group-retention-mended", /set targetId to a document/),
  removed("config-remediates", "log-group-retention-mended", "mend-groups", /with it as targetId/),
  {
    rule: "config-remediates",
    breaks: "a rule that stands alone is not mended for",
    at: "ports",
    change: (stack) => {
      stack.remove("ports-mended");
      stack.remove("mend-ports");
    },
    remedy: /with its name as configRuleName/,
  },
  {
    rule: "config-remediates",
    breaks: "a remediation runs what is no automation",
    at: "log-group-retention-mended",
    change: (stack) => {
      stack.props("mend-groups").documentType = "Command";
    },
    remedy: /set targetId to a document/,
  },
  edited(
    "config-remediates",
    "mend-groups",
    "a document runs a script",
    (props) =>
      Object.assign(props, { content: JSON.stringify({ mainSteps: [{ action: "aws:executeScript" }] }) }),
    /steps of aws:invokeLambdaFunction/,
  ),
  {
    rule: "s3-replication",
    breaks: "a trial that makes copies leaves a bucket out",
    at: "records",
    change: (stack) => {
      const provider = stack.props("aws");
      provider.defaultTags = provider.defaultTags.replace('"prod"', '"dev"');
      stack.resources.push(planned("strata:storage:Replicas", "replicas", {}));
      stack.props("records-ReplicationConfig").rules[0].status = "Disabled";
    },
    remedy: /add a BucketReplicationConfig with an enabled rule/,
  },
  removed("security-standards", "nist-800-53", BASELINE, /StandardsSubscription for nist-800-53/),
  added(
    "network-gateway-known",
    {
      type: "aws:ec2/internetGateway:InternetGateway",
      name: "second",
      props: { vpcId: "vpc-0123456789abcdef0", tags: {} },
    },
    /remove it/,
  ),
];

function atBaseline(breach: Breach): Breach {
  return { ...breach, at: BASELINE };
}

// biome-ignore lint/suspicious/noExplicitAny: statements are plain JSON here
function deletions(breaks: string, change: (statements: any[]) => unknown): Breach {
  const edit: Breach["change"] = (stack) =>
    stack.statements("calls-Policy", (statements) => void change(statements));
  return { rule: "config-history-kept", breaks, at: "channel", change: edit, remedy: DENY };
}
