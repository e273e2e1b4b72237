import { LAMBDA, LAMBDA_PERMISSION, LAMBDA_URL } from "../../model/types/types";
import { AT_REST, AUDIT, BOUNDARY, DISPOSAL, LEAST_PRIVILEGE, PATCHED } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, unbroken } from "../rows";
import { absent, empty, otherAccount, otherStack, STRANGER, stated, to } from "../ways";

/** What may be wrong with functions, what calls them, and workflows. */
export const FUNCTIONS: readonly Mutation[] = [
  breaks(LAMBDA, "runtime", [to("nodejs18.x"), to("python3.9")], PATCHED),
  breaks(LAMBDA, "tracingConfig.mode", [absent, to("PassThrough")], AUDIT),
  breaks(LAMBDA, "tracingConfig", [absent], AUDIT),
  breaks(LAMBDA, "loggingConfig.logGroup", [absent, otherStack], AUDIT),
  breaks(LAMBDA, "loggingConfig", [absent], AUDIT),
  unbroken(LAMBDA, "loggingConfig.logFormat", "Text is as safe as JSON, only harder to search"),
  breaks(LAMBDA, "loggingConfig.applicationLogLevel", [to("DEBUG"), to("TRACE")], DISPOSAL),
  unbroken(LAMBDA, "loggingConfig.systemLogLevel", "The platform's own log holds no data"),
  breaks(LAMBDA, "role", [otherAccount, otherStack], LEAST_PRIVILEGE),
  breaks(
    LAMBDA,
    "environment",
    [to({ variables: { DATABASE_PASSWORD: "correct-horse-battery" } }, "with a password")],
    AT_REST,
  ),
  breaks(
    LAMBDA,
    "environment.variables.API_KEY",
    [to("AKIAIOSFODNN7EXAMPLE", "with an access key")],
    AT_REST,
  ),
  breaks(
    LAMBDA,
    "kmsKeyArn",
    [to("arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-4000-8000-000000000000", "of another account")],
    AT_REST,
  ),
  breaks(LAMBDA, "vpcConfig", [absent].map(stated), BOUNDARY),
  breaks(LAMBDA, "vpcConfig.securityGroupIds", [empty], BOUNDARY),
  breaks(
    LAMBDA,
    "layers",
    [to([`arn:aws:lambda:eu-west-1:${STRANGER}:layer:helper:1`], "of another account")],
    PATCHED,
  ),
  unbroken(
    LAMBDA,
    "reservedConcurrentExecutions",
    "Without a limit of its own a function shares the account's",
  ),
  unbroken(LAMBDA, "timeout", "How long a function needs is its own contract, tested with it"),
  breaks(
    LAMBDA,
    "fileSystemConfig",
    [
      to(
        {
          arn: `arn:aws:elasticfilesystem:eu-west-1:${STRANGER}:access-point/fsap-0`,
          localMountPath: "/mnt/x",
        },
        "of another account",
      ),
    ],
    BOUNDARY,
  ),
  adds(
    LAMBDA,
    "a URL for everybody",
    LAMBDA_URL[0],
    ({ props }) => ({ functionName: props["name"], authorizationType: "NONE" }),
    BOUNDARY,
  ),
  adds(
    LAMBDA,
    "a permission for everybody",
    LAMBDA_PERMISSION[0],
    ({ props }) => ({ function: props["name"], action: "lambda:InvokeFunction", principal: "*" }),
    LEAST_PRIVILEGE,
  ),
  adds(
    LAMBDA,
    "a permission for another account",
    LAMBDA_PERMISSION[0],
    ({ props }) => ({ function: props["name"], action: "lambda:InvokeFunction", principal: STRANGER }),
    LEAST_PRIVILEGE,
  ),
  unbroken(
    LAMBDA,
    "(resource)",
    "What calls a function names it; a function that nothing names is missed by nobody",
  ),

  breaks(LAMBDA_PERMISSION, "principal", [to("*"), to(STRANGER, "to another account")], LEAST_PRIVILEGE),
  breaks(LAMBDA_PERMISSION, "sourceArn", [absent, otherAccount].map(stated), LEAST_PRIVILEGE),
  breaks(LAMBDA_PERMISSION, "sourceAccount", [otherAccount].map(stated), LEAST_PRIVILEGE),
  breaks(LAMBDA_PERMISSION, "sourceAccount", [absent].map(stated), {
    accepted: "The source's ARN names the account as well",
  }),
  breaks(LAMBDA_PERMISSION, "action", [to("lambda:*")], LEAST_PRIVILEGE),
  unbroken(LAMBDA_PERMISSION, "(resource)", "Takes a right away; the caller fails and its alarm says so"),
];
