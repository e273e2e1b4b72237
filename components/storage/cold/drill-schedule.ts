import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import type { Canary } from "../../../runtime/retrieval-drill/handler";
import { allow, allowService, type Place, trustPolicy } from "../../shared/iam";
import { attachPolicy } from "../../shared/managed-policy";
import { SecureQueue } from "../../shared/secure-queue";

export interface DrillScheduleArgs {
  place: Place;
  stateMachineArn: pulumi.Input<string>;
  canaries: { [K in keyof Canary]: pulumi.Input<Canary[K]> }[];
  /** Key of the queue of drills that could not be started. */
  queueKeyArn: pulumi.Input<string>;
}

/** The second of each month, UTC. */
const MONTHLY = "cron(0 6 2 * ? *)";

/** Between two looks at a restore that takes half a day, in seconds. */
const POLL_SECONDS = 1_800;

/** Starts a drill every month; one that cannot be started leaves a message. */
export class DrillSchedule extends pulumi.ComponentResource {
  /** Queue of the months in which it could not be started. */
  readonly missed: SecureQueue;

  constructor(name: string, args: DrillScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:DrillSchedule", `${name}-schedule`, {}, opts);
    const { place, stateMachineArn, canaries } = args;
    const child = { parent: this };
    const tags = classTags("function-logs");

    const rule = new aws.cloudwatch.EventRule(
      `${name}-monthly`,
      { description: "Restores a canary from the archive", scheduleExpression: MONTHLY, tags },
      child,
    );
    const role = new aws.iam.Role(
      `${name}-start-role`,
      { assumeRolePolicy: trustPolicy("events.amazonaws.com", place), tags },
      child,
    );
    const access = attachPolicy(
      `${name}-start-access`,
      role,
      [allow(["states:StartExecution"], stateMachineArn)],
      tags,
      this,
    );
    this.missed = new SecureQueue(
      `${name}-missed`,
      {
        keyArn: args.queueKeyArn,
        senders: (queueArn) => [
          allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: rule.arn }),
        ],
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      `${name}-start`,
      {
        rule: rule.name,
        arn: stateMachineArn,
        roleArn: role.arn,
        input: pulumi.jsonStringify({ canaries, tier: "Standard", pollSeconds: POLL_SECONDS }),
        deadLetterConfig: { arn: this.missed.arn },
      },
      { ...child, dependsOn: [access, this.missed] },
    );

    this.registerOutputs({});
  }
}
