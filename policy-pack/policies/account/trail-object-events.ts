import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, ACTIVITY_REVIEW, demand, TRAIL } from "../../model/services/account";
import type { Props, Resource } from "../../model/stack/stack";
import { tagsOf } from "../../model/stack/tags";
import { BUCKET } from "../../model/types/types";

/** Of an object a trail tells by itself only that its bucket was made: not who read it. */
export const trailObjectEvents: Rule = {
  id: "trail-object-events",
  description: "The trail tells every reading and writing of an object with personal or pseudonymous data.",
  level: "mandatory",
  controls: { ...ACTIVITY_REVIEW, aws: ["cloudtrail-s3-dataevents-enabled"] },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...TRAIL],
  check(baseline, report, stack) {
    const buckets = stack
      .ofType(BUCKET)
      .filter((bucket) => tagsOf(bucket)["DataClassification"] !== "Internal");
    demand(baseline, report, stack, {
      what: "trail",
      types: TRAIL,
      remedy: "add an aws.cloudtrail.Trail",
      fault: (trail) => {
        const told = toldPrefixes(trail);
        const untold = buckets.filter(
          ({ props }) => !told.some((prefix) => `${props["arn"]}/`.startsWith(prefix)),
        );
        if (untold.length === 0) return undefined;
        const names = untold.map(({ name }) => `'${name}'`).join(", ");
        return [
          `does not tell who reads the objects of ${names}`,
          "set dataResources of an event selector with readWriteType All to their ARNs, with / at the end",
        ];
      },
    });
  },
};

/** ARN prefixes of the objects whose readings and writings are both told. */
function toldPrefixes({ props }: Resource): string[] {
  return (many(props["eventSelectors"]) as Props[])
    .filter(({ readWriteType = "All" }) => readWriteType === "All")
    .flatMap(({ dataResources }) => many(dataResources) as Props[])
    .filter(({ type }) => type === "AWS::S3::Object")
    .flatMap(({ values }) => many(values).map(String));
}
