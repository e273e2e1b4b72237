import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { type ConfigJudgeSettings, JUDGED_RULES, type JudgedRule } from "../../runtime/config-judge/handler";
import { Alarms } from "../observability/alarms";
import { functionErrors } from "../observability/watches";
import { EventFunction } from "../shared/event-function";
import { allow, type Place } from "../shared/iam";
import { mapKeys } from "../shared/records";
import type { SecureBucket } from "../shared/secure-bucket";

export interface ConfigJudgeArgs {
  place: Place;
  environment: string;
  buckets: readonly SecureBucket[];
  /** Key that wraps new keys of subjects. */
  wrappingKeyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alertsTopicArn: pulumi.Input<string>;
  /** The recorder, which rules need. */
  recorder: pulumi.Resource;
}

/** A month and a week in which to end the generation (docs/runbooks/subject-keys.md). */
const LONGEST_GENERATION_DAYS = 38;

const DESCRIPTIONS: Record<JudgedRule, string> = {
  "log-group-retention": "Log groups keep their lines exactly as long as the retention manifest says",
  "bucket-lock-period": "No Object Lock outlives the day on which objects have to end",
  "subject-key-generation": "The generation of the key that wraps keys of subjects is ended every month",
};

/**
 * Rules where AWS Config has none, asked of one function that only reads, once a day. $0.001 an evaluation: some $3 a
 * month for a hundred resources.
 */
export class ConfigJudge extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly rules: Record<JudgedRule, aws.cfg.Rule>;

  constructor(name: string, args: ConfigJudgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:ConfigJudge", name, {}, opts);
    const { accountId, region } = args.place;
    const child = { parent: this };
    const logGroups = `arn:aws:logs:${region}:${accountId}:log-group:*`;

    const judge = new EventFunction<"config-judge", ConfigJudgeSettings>(
      name,
      {
        job: "config-judge",
        factory: "configJudgeFactory",
        description: "Judges resources by rules that AWS Config does not have",
        settings: pulumi.output({
          environment: args.environment,
          buckets: args.buckets.map((bucket) => bucket.name),
          wrappingKeyArn: args.wrappingKeyArn,
          longestGenerationDays: LONGEST_GENERATION_DAYS,
        }),
        statements: [
          // Listing is granted on all groups or not at all.
          allow(["logs:DescribeLogGroups"], "*"),
          allow(["logs:ListTagsForResource"], logGroups, {
            StringEquals: { "aws:ResourceTag/Environment": args.environment },
          }),
          allow(
            ["s3:GetBucketObjectLockConfiguration", "s3:GetLifecycleConfiguration"],
            args.buckets.map(({ arn }) => arn),
          ),
          allow(["kms:DescribeKey"], args.wrappingKeyArn),
          // AWS Config knows no resources for it: the token of the evaluation decides.
          allow(["config:PutEvaluations"], "*"),
        ],
        dataClass: "function-logs",
        timeoutSeconds: 300,
        memoryMiB: 256,
        concurrency: JUDGED_RULES.length,
        logKeyArn: args.logKeyArn,
      },
      child,
    );
    const permission = new aws.lambda.Permission(
      `${name}-config`,
      {
        function: judge.functionName,
        action: "lambda:InvokeFunction",
        principal: "config.amazonaws.com",
        sourceAccount: accountId,
      },
      child,
    );

    this.rules = mapKeys(
      JUDGED_RULES,
      (rule) =>
        new aws.cfg.Rule(
          `${name}-${rule}`,
          {
            name: rule,
            description: DESCRIPTIONS[rule],
            source: {
              owner: "CUSTOM_LAMBDA",
              sourceIdentifier: judge.functionArn,
              sourceDetails: [
                { messageType: "ScheduledNotification", maximumExecutionFrequency: "TwentyFour_Hours" },
              ],
            },
            inputParameters: JSON.stringify({ judge: rule }),
            tags: classTags("resource-history"),
          },
          { ...child, dependsOn: [args.recorder, permission] },
        ),
    );

    // A judge that fails finds nothing, and AWS Config shows what it found last.
    const watches = [functionErrors("judge", judge.functionName)];
    new Alarms(`${name}-alarm`, { topicArn: args.alertsTopicArn, watches }, child);

    this.functionName = judge.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
