import type { DrillRequest } from "../../../runtime/retrieval-drill/handler";

/** Longest a drill may take, in seconds: Deep Archive promises 48 hours for its slowest tier. */
export const LONGEST_DRILL_SECONDS = 60 * 3600;

/**
 * The state machine of a drill in Amazon States Language. Input: `{canaries, tier, pollSeconds}`; each canary is
 * restored, waited for and compared with its hash, all side by side. One that fails fails the drill.
 *
 * @param functionArn - the function of the steps
 */
export function drillDefinition(functionArn: string): object {
  const step = (name: DrillRequest["step"]) => ({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: {
      FunctionName: functionArn,
      Payload: { step: name, "canary.$": "$.canary", "tier.$": "$.tier" },
    },
    ResultSelector: { "state.$": "$.Payload.state" },
    ResultPath: "$.found",
    // Faults of Lambda itself; what the function says stands.
    Retry: [
      {
        ErrorEquals: [
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
        ],
        IntervalSeconds: 30,
        MaxAttempts: 3,
        BackoffRate: 2,
      },
    ],
  });
  return {
    Comment: "Restores canaries from the archive and compares their content",
    TimeoutSeconds: LONGEST_DRILL_SECONDS,
    StartAt: "EachCanary",
    States: {
      EachCanary: {
        Type: "Map",
        ItemsPath: "$.canaries",
        ItemSelector: {
          "canary.$": "$$.Map.Item.Value",
          "tier.$": "$.tier",
          "pollSeconds.$": "$.pollSeconds",
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "Begin",
          States: {
            Begin: { ...step("begin"), Next: "IsReadable" },
            IsReadable: {
              Type: "Choice",
              Choices: [{ Variable: "$.found.state", StringEquals: "readable", Next: "Verify" }],
              Default: "Wait",
            },
            Wait: { Type: "Wait", SecondsPath: "$.pollSeconds", Next: "Look" },
            Look: { ...step("look"), Next: "IsReadable" },
            Verify: { ...step("verify"), End: true },
          },
        },
        End: true,
      },
    },
  };
}
