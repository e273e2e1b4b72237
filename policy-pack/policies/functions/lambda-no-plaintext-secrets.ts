import { LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { secretInPlainText } from "../../model/services/secrets";
import { LAMBDA } from "../../model/types/types";

/** Environment variables are shown to everybody who may read a function's configuration, and stand in the state. */
export const lambdaNoPlaintextSecrets: Rule = {
  id: "lambda-no-plaintext-secrets",
  description: "Functions hold no secret in their environment variables.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, hipaa: ["164.312(a)(2)(iv)", "164.312(d)"] },
  scope: "resource",
  types: LAMBDA,
  check({ name, props }, report) {
    const variables = Object.entries((props["environment"]?.variables ?? {}) as Record<string, unknown>);
    for (const [variable, value] of variables) {
      const reason = secretInPlainText(variable, String(value));
      if (reason === undefined) continue;
      report(
        `Function '${name}' has a secret in environment variable ${variable}, as ${reason}`,
        "pass the ARN of a secret instead and read it at run time",
      );
    }
  },
};
