import { REQUIRED_TAGS } from "../../../contracts/tags";
import { type Asked, asks, isAbsent, settingsRule } from "../../model/demands";
import { BOUNDARY } from "../../model/network";
import { AWS_PROVIDER } from "../../model/types";

/** Resources state their class; who owns and pays, and what holds where nothing is stated, comes from here. */
const defaultTags: Asked = {
  types: AWS_PROVIDER,
  finding({ props }) {
    const tags =
      (JSON.parse(String(props["defaultTags"] || "{}")) as { tags?: Record<string, string> }).tags ?? {};
    const missing = REQUIRED_TAGS.filter((tag) => !tags[tag]);
    return missing.length === 0
      ? undefined
      : [`tags nothing with ${missing.join(", ")} by default`, `set ${missing.join(", ")} in defaultTags`];
  },
};

const KEYS = ["accessKey", "secretKey", "token"];

/** Settings of a provider reach every resource it makes, and no resource shows them. */
export const providerSettings = settingsRule({
  id: "provider-settings",
  description:
    "Providers tag by default, hold no credentials, and speak to AWS itself after checking who they are.",
  controls: { ...BOUNDARY, hipaa: ["164.312(d)", "164.310(d)(1)"] },
  asked: [
    defaultTags,
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
