import type { ResourceRule, Rule } from "../rules/rule";
import type { Props } from "../stack/stack";

/** Whether a key reference names a key of our own: AWS's keys carry aliases below `alias/aws/`. */
export function isCustomerKey(key: unknown): key is string {
  return typeof key === "string" && key !== "" && !/(^|[:/])(alias\/)?aws\//.test(key);
}

/** The controls that encryption at rest answers to. */
export const AT_REST: Rule["controls"] = {
  hipaa: ["164.312(a)(2)(iv)"],
  ferpa: ["99.31(a)(1)(ii)"],
  coppa: ["312.8"],
  soc2: ["CC6.1", "CC6.7"],
};

interface CustomerKeyArgs {
  id: string;
  types: readonly string[];
  /** What the store is called in messages: "Queue", "Topic", … */
  store: string;
  /** The key the inputs name. */
  key(props: Props): unknown;
  /** The property to set, as the provider spells it. */
  set: string;
  description: string;
  aws?: readonly string[];
}

/** A rule that a store which takes its key as a property is encrypted with a key of our own. */
export function customerKeyRule(args: CustomerKeyArgs): ResourceRule {
  const { id, types, store, key, set, description, aws } = args;
  return {
    id,
    description,
    level: "mandatory",
    controls: { ...AT_REST, ...(aws && { aws }) },
    scope: "resource",
    types,
    check({ name, props }, report) {
      const used = key(props);
      if (isCustomerKey(used)) return;
      const found = used ? `uses '${used}', a key that AWS manages` : "has no customer-managed key";
      report(`${store} '${name}' ${found}`, `set ${set} to a KMS key of this stack`);
    },
  };
}
