import type { Rule } from "../../model/rule";
import { LAMBDA } from "../../model/types";

/** Runtimes that get security patches and under which the tests run. */
const ALLOWED: readonly string[] = ["nodejs24.x"];

/** A runtime AWS has retired gets no patches, and one the tests do not use is unproven. */
export const lambdaRuntime: Rule = {
  id: "lambda-runtime",
  description: `Functions run on ${ALLOWED.join(" or ")}.`,
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(5)(ii)(B)"],
    soc2: ["CC7.1", "CC8.1"],
    aws: ["lambda-function-settings-check"],
  },
  scope: "resource",
  types: LAMBDA,
  check({ name, props }, report) {
    if (props["packageType"] === "Image" || ALLOWED.includes(props["runtime"])) return;
    report(
      `Function '${name}' runs on '${props["runtime"] ?? "no stated runtime"}'`,
      `set runtime to ${ALLOWED.join(" or ")}`,
    );
  },
};
