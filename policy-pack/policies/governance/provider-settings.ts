import { asks, isAbsent, settingsRule } from "../../model/rules/demands";
import { BOUNDARY } from "../../model/services/network";
import { AWS_PROVIDER } from "../../model/types/types";

const KEYS = ["accessKey", "secretKey", "token"];

/** Settings of a provider reach every resource it makes, and no resource shows them. */
export const providerSettings = settingsRule({
  id: "provider-settings",
  description: "Providers hold no credentials, and speak to AWS itself after checking who they are.",
  controls: { ...BOUNDARY, hipaa: ["164.312(d)"] },
  asked: [
    ...KEYS.map((key) =>
      asks(AWS_PROVIDER, key, isAbsent, `has its ${key} in the program`, "nothing; sign in outside"),
    ),
    asks(
      AWS_PROVIDER,
      "endpoints",
      (value) => !value || value === "[]",
      "speaks to something that is not AWS",
      "nothing",
    ),
    asks(AWS_PROVIDER, "insecure", (value) => String(value) !== "true", "takes any certificate", "false"),
    asks(
      AWS_PROVIDER,
      "skipCredentialsValidation",
      (value) => String(value) !== "true",
      "does not check who it is",
      "false",
    ),
  ],
});
