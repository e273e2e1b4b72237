import { texts } from "../../model/rules/parameters";
import type { Rule } from "../../model/rules/rule";
import { LAMBDA } from "../../model/types/types";

const RUNTIMES = texts({
  key: "runtimes",
  description: "runtimes that get security patches and under which the tests run",
  default: ["nodejs24.x"],
  form: /^[a-z]+[\w.]*$/,
  of: "runtimes of AWS Lambda",
});

/** A runtime AWS has retired gets no patches, and one the tests do not use is unproven. */
export const lambdaRuntime: Rule = {
  id: "lambda-runtime",
  description: "Functions run on runtimes that are patched and tested.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(5)(ii)(B)"],
    soc2: ["CC7.1", "CC8.1"],
    aws: ["lambda-function-settings-check"],
  },
  scope: "resource",
  types: LAMBDA,
  parameters: [RUNTIMES],
  check({ name, props }, report, read) {
    const allowed = read(RUNTIMES);
    if (props["packageType"] === "Image" || allowed.includes(props["runtime"])) return;
    report(
      `Function '${name}' runs on '${props["runtime"] ?? "no stated runtime"}'`,
      `set runtime to ${allowed.join(" or ")}`,
    );
  },
};
