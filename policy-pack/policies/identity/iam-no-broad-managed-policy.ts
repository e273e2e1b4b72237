import { LEAST_PRIVILEGE } from "../../model/access/access";
import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { POLICY_ATTACHMENT, ROLE } from "../../model/types/types";

/**
 * Policies of AWS that are narrow, each for a service that asks for it by name. Everything else AWS manages is broad or
 * may become so: it changes without us, and reaches every resource of the account.
 */
const NARROW: ReadonlySet<string> = new Set([
  "AWSXRayDaemonWriteAccess",
  "service-role/AmazonRDSEnhancedMonitoringRole",
  "service-role/AWS_ConfigRole",
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
]);

/** A function without a role of its own gets nine of these: full access to Lambda, S3, DynamoDB, SQS, Kinesis … */
export const iamNoBroadManagedPolicy: Rule = {
  id: "iam-no-broad-managed-policy",
  description: "No broad policy managed by AWS is attached to anybody.",
  level: "mandatory",
  controls: { ...LEAST_PRIVILEGE, aws: ["iam-policy-no-statements-with-admin-access"] },
  scope: "resource",
  types: [...POLICY_ATTACHMENT, ...ROLE],
  check({ name, props }, report) {
    const arns = [props["policyArn"], ...many(props["policyArns"]), ...many(props["managedPolicyArns"])];
    for (const arn of arns) {
      const managed = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(String(arn ?? ""))?.[1];
      if (managed === undefined || NARROW.has(managed)) continue;
      report(
        `'${name}' attaches AWS's policy '${managed}'`,
        "write a policy that names the actions and resources it needs (for a function: EventFunction's statements)",
      );
    }
  },
};
