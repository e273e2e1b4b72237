import { many } from "../../model/access/documents";
import { matches } from "../../model/access/permits";
import { resourceStatements } from "../../model/access/resource-policies";
import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import type { Props } from "../../model/stack/stack";
import { SEARCH_DOMAIN } from "../../model/types/types";

const RESOURCE_POLICY = ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"];

/** OpenSearch writes its logs under its own name, and drops them where it may not. */
export const logDeliveryAllowed: Rule = {
  id: "log-delivery-allowed",
  description: "Search domains may write the logs they are told to publish.",
  level: "mandatory",
  controls: AUDIT,
  scope: "stack",
  types: SEARCH_DOMAIN,
  check(domain, report, stack) {
    const statements = stack
      .ofType(RESOURCE_POLICY)
      .flatMap(resourceStatements)
      .filter(({ allow, principals }) => allow && principals.includes("Service:es.amazonaws.com"));
    const refused = (many(domain.props["logPublishingOptions"]) as Props[])
      .map(({ cloudwatchLogGroupArn }) => String(cloudwatchLogGroupArn ?? "").replace(/:\*$/, ""))
      .filter((group) => group !== "")
      .filter(
        (group) =>
          !statements.some(
            ({ actions, resources }) =>
              actions.some((pattern) => matches(pattern, "logs:PutLogEvents")) &&
              resources.some((pattern) => matches(pattern, `${group}:log-stream:one`)),
          ),
      );
    if (refused.length === 0) return;
    report(
      `Domain '${domain.name}' may not write to ${refused.join(", ")}`,
      "add a LogResourcePolicy that allows es.amazonaws.com logs:PutLogEvents on its streams",
    );
  },
};
