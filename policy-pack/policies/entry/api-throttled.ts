import type { Rule } from "../../model/rules/rule";
import { GUARDED_ENTRY, HTTP_STAGE } from "../../model/services/entry";

/** One caller that repeats itself must not take the account's limit from all others. */
export const apiThrottled: Rule = {
  id: "api-throttled",
  description: "Stages of HTTP APIs limit how fast they are called.",
  level: "mandatory",
  controls: GUARDED_ENTRY,
  scope: "resource",
  types: HTTP_STAGE,
  check({ name, props }, report) {
    const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = props["defaultRouteSettings"] ?? {};
    if (rate > 0 && burst > 0) return;
    report(
      `Stage '${name}' takes calls without a limit`,
      "set defaultRouteSettings.throttlingRateLimit and throttlingBurstLimit",
    );
  },
};
