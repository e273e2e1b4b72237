import { LEAST_PRIVILEGE } from "../../model/access/access";
import { type Asked, asks, isListed, settingsRule } from "../../model/rules/demands";
import { secretInPlainText } from "../../model/services/secrets";
import { LAMBDA, LAMBDA_PERMISSION } from "../../model/types/types";

const INVOKED = ["aws:lambda/invocation:Invocation"];
const TALKATIVE = ["DEBUG", "TRACE"];

/** What a function is called with is in the state of the stack. */
const plainSecret: Asked = {
  types: INVOKED,
  finding({ props }) {
    const input = JSON.parse(String(props["input"] ?? "{}")) as Record<string, unknown>;
    const found = Object.entries(input).find(([name, value]) => secretInPlainText(name, String(value)));
    return found ? [`is called with '${found[0]}', a secret`, "set input to where the secret is"] : undefined;
  },
};

/** Debug logs hold what functions work on; a caller without a name, or with every action, is nobody in particular. */
export const functionSettings = settingsRule({
  id: "function-settings",
  description:
    "Functions log no details, stand in groups of their network, and are called by named services.",
  controls: LEAST_PRIVILEGE,
  asked: [
    asks(
      LAMBDA,
      "loggingConfig.applicationLogLevel",
      (level) => !TALKATIVE.includes(String(level)),
      "logs what it works on",
      '"INFO"',
    ),
    asks(
      LAMBDA,
      "vpcConfig",
      (config) => {
        const { subnetIds, securityGroupIds } = (config ?? {
          subnetIds: [1],
          securityGroupIds: [1],
        }) as Record<string, unknown>;
        return isListed(subnetIds) && isListed(securityGroupIds);
      },
      "stands in a network without groups",
      "subnetIds and securityGroupIds of this stack",
    ),
    asks(
      LAMBDA_PERMISSION,
      "principal",
      (principal) => /^[a-z0-9.-]+\.amazonaws\.com$/.test(String(principal)),
      "lets in nobody in particular",
      "a service",
    ),
    asks(
      LAMBDA_PERMISSION,
      "action",
      (action) => action === "lambda:InvokeFunction",
      "allows more than a call",
      '"lambda:InvokeFunction"',
    ),
    asks(
      LAMBDA_PERMISSION,
      "sourceArn",
      (arn, { props }) => Boolean(arn) || props["principal"] === "config.amazonaws.com",
      "lets every resource of the account call",
      "the resource that calls",
    ),
    plainSecret,
  ],
});
