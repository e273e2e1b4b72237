import type { IAM } from "@aws-sdk/client-iam";

/** Throws an AccessDeniedException, worded as AWS's, unless the role may do the action on its event source. */
export type Permission = (action: string) => Promise<void>;

/** A grant is asked for again after this time, in milliseconds. */
const GRANT_MS = 2000;

/**
 * Asks IAM what a role may do on one resource, by simulating its policies. DynamoDB streams are read this way, under
 * the poller's own credentials: the emulator checks a request of that API against the resource `*` only, so a role
 * scoped to its stream, as it has to be on AWS, would be refused.
 */
export function createPermission(iam: IAM, roleArn: string, resource: string): Permission {
  const granted = new Map<string, number>();
  return async (action) => {
    if ((granted.get(action) ?? 0) > Date.now()) return;
    const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
      PolicySourceArn: roleArn,
      ActionNames: [action],
      ResourceArns: [resource],
    });
    if (EvaluationResults[0]?.EvalDecision !== "allowed") {
      const message = `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
      throw Object.assign(new Error(message), { name: "AccessDeniedException" });
    }
    granted.set(action, Date.now() + GRANT_MS);
  };
}
