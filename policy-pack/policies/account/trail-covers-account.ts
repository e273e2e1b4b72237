import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import {
  ACCOUNT_BASELINE,
  ACTIVITY_REVIEW,
  demand,
  type Fault,
  TRAIL,
  unequal,
} from "../../model/services/account";
import type { Props } from "../../model/stack/stack";

/** A region without a trail is where somebody works who does not want to be seen. */
export const trailCoversAccount: Rule = {
  id: "trail-covers-account",
  description: "A trail that is on records the calls of all regions and of services without one.",
  level: "mandatory",
  controls: { ...ACTIVITY_REVIEW, aws: ["cloudtrail-enabled", "multi-region-cloudtrail-enabled"] },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: ({ props }) =>
        unequal(
          { enableLogging: true, includeGlobalServiceEvents: true, ...props },
          { enableLogging: true, isMultiRegionTrail: true, includeGlobalServiceEvents: true },
        ) ?? managementEvents(props),
    });
  },
};

/** Selectors replace what a trail records without any: all calls but those on data. */
function managementEvents(props: Props): Fault | undefined {
  const selectors = many(props["eventSelectors"]) as Props[];
  if (selectors.length === 0 && many(props["advancedEventSelectors"]).length === 0) return undefined;
  const all = selectors.some(
    ({ includeManagementEvents = true, readWriteType = "All", excludeManagementEventSources = [] }) =>
      includeManagementEvents && readWriteType === "All" && excludeManagementEventSources.length === 0,
  );
  if (all) return undefined;
  return [
    "leaves out some calls",
    "set an event selector with includeManagementEvents true and readWriteType All",
  ];
}
