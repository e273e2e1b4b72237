import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { EventFunction } from "./event-function";
import { allowService, type Place } from "./iam";
import { SecureQueue } from "./secure-queue";

export interface FunctionScheduleArgs {
  place: Place;
  /** `cron(…)` in UTC, or `rate(…)`. */
  schedule: string;
  description: string;
  function: Pick<EventFunction<string, object>, "functionName" | "functionArn">;
  /** What the function is handed, as JSON. @default - EventBridge's own event */
  input?: string;
  /** Key of the queue of runs that were missed. */
  keyArn: pulumi.Input<string>;
}

/** Names of what makes up a schedule. */
export interface ScheduleNames {
  rule: string;
  permission: string;
  target: string;
  missed: string;
}

/**
 * Starts a function by the clock; what is made has `parent` as its parent.
 *
 * @returns the queue that a run is noted in which could not be started
 */
export function runOnSchedule(
  names: ScheduleNames,
  { place, schedule, description, function: started, input, keyArn }: FunctionScheduleArgs,
  parent: pulumi.Resource,
): SecureQueue {
  const child = { parent };
  const rule = new aws.cloudwatch.EventRule(
    names.rule,
    { description, scheduleExpression: schedule, tags: classTags("function-logs") },
    child,
  );
  const missed = new SecureQueue(
    names.missed,
    {
      keyArn,
      senders: (queueArn) => [
        allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: rule.arn }),
      ],
    },
    child,
  );
  const permission = new aws.lambda.Permission(
    names.permission,
    {
      action: "lambda:InvokeFunction",
      function: started.functionName,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
      sourceAccount: place.accountId,
    },
    child,
  );
  new aws.cloudwatch.EventTarget(
    names.target,
    {
      rule: rule.name,
      arn: started.functionArn,
      ...(input && { input }),
      deadLetterConfig: { arn: missed.arn },
    },
    { ...child, dependsOn: [permission, missed] },
  );
  return missed;
}
