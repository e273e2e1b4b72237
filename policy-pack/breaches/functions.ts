import type { Breach } from "./breach";

/** How a function runs. */
export const FUNCTIONS: readonly Breach[] = [
  {
    rule: "lambda-runtime",
    breaks: "the runtime is an older one",
    at: "recorder",
    change: (stack) => {
      stack.props("recorder").runtime = "nodejs18.x";
    },
    remedy: /set runtime to nodejs24\.x/,
  },
  {
    rule: "lambda-tracing",
    breaks: "traces are passed through only",
    at: "recorder",
    change: (stack) => {
      stack.props("recorder").tracingConfig.mode = "PassThrough";
    },
    remedy: /set tracingConfig\.mode to "Active"/,
  },
  {
    rule: "lambda-log-group",
    breaks: "the function logs to a group Lambda makes",
    at: "recorder",
    change: (stack) => {
      delete stack.props("recorder").loggingConfig;
    },
    remedy: /set loggingConfig\.logGroup/,
  },
  {
    rule: "lambda-log-group",
    breaks: "the function's log group has no key",
    at: "recorder",
    change: (stack) => {
      delete stack.props("recorder-logs").kmsKeyId;
    },
    remedy: /set kmsKeyId of the log group/,
  },
  variable("a variable is called a password", "DATABASE_PASSWORD", "hunter2"),
  variable("a variable holds a random key", "SETTING", "q7Jm2Xv9Lp4Rt6Zc8Wb1Nd3K"),
  variable("a variable holds an access key", "SETTING", `AKIA${"ABCDEFGH12345678"}`),
  variable(
    "a variable holds a login in a URL",
    "DATABASE",
    "postgres://app:open-sesame@db.internal/observer",
  ),
];

function variable(breaks: string, name: string, value: string): Breach {
  return {
    rule: "lambda-no-plaintext-secrets",
    breaks,
    at: "recorder",
    change: (stack) => {
      stack.props("recorder").environment.variables[name] = value;
    },
    remedy: /pass the ARN of a secret/,
  };
}
