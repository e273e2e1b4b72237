import { deniesPlainTransport, statementsOf } from "../access/documents";
import type { Rule, StackRule } from "../rules/rule";
import { isNamedBy } from "../stack/names";

/** The controls that encryption on the way answers to. It says nothing of who may read (34 CFR 99.31(a)(1)(ii)). */
export const IN_TRANSIT: Rule["controls"] = {
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
  coppa: ["312.8"],
  soc2: ["CC6.7"],
};

interface TlsOnlyArgs {
  id: string;
  description: string;
  types: readonly string[];
  /** What the store is called in messages. */
  store: string;
  /** Resource types that carry the policy, and their property that names the store. */
  policies: readonly string[];
  property: string;
  /** Denied actions that close the store, lower case. */
  actions: readonly string[];
  /** The resource to add, for the message. */
  add: string;
}

/** A rule that the resource policy of a store denies everyone what does not come over TLS. */
export function tlsOnlyRule(args: TlsOnlyArgs): StackRule {
  const { id, description, types, store, policies, property, actions, add } = args;
  return {
    id,
    description,
    level: "mandatory",
    controls: IN_TRANSIT,
    scope: "stack",
    types,
    check(subject, report, stack) {
      const documents = stack.attachedTo(subject, property, policies).map(({ props }) => props["policy"]);
      if (subject.props["policy"]) documents.push(subject.props["policy"]);
      const whole = (resource: string) => resource === "*" || isNamedBy(subject, resource);
      const closed = documents
        .flatMap(statementsOf)
        .some((one) => deniesPlainTransport(one, actions) && one.resources.some(whole));
      if (closed) return;
      report(
        `${store} '${subject.name}' accepts requests without TLS`,
        `add a ${add} that denies "${actions[0]}" to everyone where aws:SecureTransport is false`,
      );
    },
  };
}
