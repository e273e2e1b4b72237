import { asks, isNotTrue, settingsRule } from "../../model/rules/demands";
import { KEY } from "../../model/types/types";

/** A key that is off makes all that it protects unreadable; one that lives in two regions has two ends. */
export const keyInForce = settingsRule({
  id: "key-in-force",
  description: "Keys are on, live in one region, and cannot lock their own administrators out.",
  controls: { hipaa: ["164.308(a)(7)(ii)(A)", "164.312(a)(2)(iv)"], soc2: ["A1.2", "CC6.1"] },
  asked: [
    asks(KEY, "isEnabled", (value) => value !== false, "is switched off", "true"),
    asks(
      KEY,
      "multiRegion",
      isNotTrue,
      "has copies of its material in other regions",
      "false, and a key in each region",
    ),
    asks(KEY, "bypassPolicyLockoutSafetyCheck", isNotTrue, "may lock its administrators out", "false"),
  ],
});
