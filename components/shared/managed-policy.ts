import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "./iam";

/**
 * A customer-managed policy attached to one role. Managed, not inline, so that it shows up in access reviews
 * (AWS Config rule `iam-no-inline-policy-check`). Returns the attachment: what needs the grant depends on it.
 */
export function attachPolicy(
  name: string,
  role: aws.iam.Role,
  statements: pulumi.Input<Statement>[],
  tags: Record<string, string>,
  parent: pulumi.Resource,
): aws.iam.RolePolicyAttachment {
  const policy = new aws.iam.Policy(name, { policy: policyDocument(statements), tags }, { parent });
  return new aws.iam.RolePolicyAttachment(
    `${name}-attachment`,
    { role: role.name, policyArn: policy.arn },
    { parent },
  );
}
