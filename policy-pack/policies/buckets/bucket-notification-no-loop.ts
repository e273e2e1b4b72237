import { many, type Statement } from "../../model/access/documents";
import { roleStatements } from "../../model/access/grants";
import { permits } from "../../model/access/permits";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { isNamedBy, type Props, type Resource, type Stack } from "../../model/stack/stack";
import {
  BUCKET,
  BUCKET_NOTIFICATION,
  EVENT_SOURCE_MAPPING,
  LAMBDA,
  QUEUE,
  ROLE,
} from "../../model/types/types";

/** A function that writes where its own notices come from calls itself without end, at its owner's cost. */
export const bucketNotificationNoLoop: Rule = {
  id: "bucket-notification-no-loop",
  description: "Functions behind a bucket's notifications cannot write what they would be notified of.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: BUCKET_NOTIFICATION,
  check({ name, props }, report, stack) {
    const bucket = stack.find(props["bucket"], BUCKET)?.props["bucket"] ?? props["bucket"];
    for (const { reader, prefix } of readersOf(props, stack)) {
      const role = stack.find(reader.props["role"], ROLE);
      // Any key below the prefix stands for all of them: policies grant by prefix as well.
      const resource = `arn:aws:s3:::${bucket}/${prefix}x`;
      if (!role || !permits(anywhere(roleStatements(role, stack)), { ...PUT, resource })) continue;
      report(
        `Bucket notification '${name}' leads to function '${reader.name}', which may write to the same place`,
        "write to another bucket, or set filterPrefix to keys that the function does not write",
      );
    }
  },
};

const PUT = { action: "s3:PutObject", context: {} };

/** Conditions limit when, not where: a grant under a condition can still close the loop. */
function anywhere(statements: readonly Statement[]): Statement[] {
  return statements.map((statement) => ({ ...statement, conditions: [] }));
}

/** The functions that a notification reaches, through a queue or at once, and the keys it is about. */
function readersOf(props: Props, stack: Stack): { reader: Resource; prefix: string }[] {
  const queued = (many(props["queues"]) as Props[]).flatMap(({ queueArn, filterPrefix = "" }) => {
    const queue = stack.find(queueArn, QUEUE);
    return stack
      .ofType(EVENT_SOURCE_MAPPING)
      .filter((mapping) => queue !== undefined && isNamedBy(queue, mapping.props["eventSourceArn"]))
      .map((mapping) => ({ named: mapping.props["functionName"], prefix: filterPrefix }));
  });
  const direct = (many(props["lambdaFunctions"]) as Props[]).map(
    ({ lambdaFunctionArn, filterPrefix = "" }) => ({ named: lambdaFunctionArn, prefix: filterPrefix }),
  );
  return [...queued, ...direct].flatMap(({ named, prefix }) => {
    const reader = stack.find(named, LAMBDA);
    return reader ? [{ reader, prefix: String(prefix) }] : [];
  });
}
