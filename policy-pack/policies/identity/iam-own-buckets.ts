import { IDENTITIES, identityStatements, LEAST_PRIVILEGE } from "../../model/access/access";
import type { Rule } from "../../model/rules/rule";
import { BUCKET } from "../../model/types/types";

/** A bucket's ARN names no account, so nothing else tells that a role writes into somebody else's. */
export const iamOwnBuckets: Rule = {
  id: "iam-own-buckets",
  description: "Roles reach buckets of their own stack only.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  convention: "closed-stack",
  scope: "stack",
  types: IDENTITIES,
  check(subject, report, stack) {
    const buckets = identityStatements(subject)
      .filter(({ allow }) => allow)
      .flatMap(({ resources }) => resources.map((arn) => /^arn:[\w-]+:s3:::([^/*]+)/.exec(arn)?.[0] ?? ""));
    for (const bucket of new Set(buckets)) {
      if (bucket === "" || stack.find(bucket, BUCKET)) continue;
      report(
        `Policy '${subject.name}' allows access to '${bucket}', which this stack does not make`,
        "name a bucket of this stack",
      );
    }
  },
};
