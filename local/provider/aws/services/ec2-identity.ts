import { stableHex } from "../names";
import type { Identity, Scope } from "../type";

/** Identity of a thing of EC2: the id AWS gave it, and the ARN made of it. */
export const identity = (kind: string, id: string, { region, account }: Scope): Identity => ({
  id,
  outputs: { arn: `arn:aws:ec2:${region}:${account}:${kind}/${id}`, ownerId: account },
});

/** The same with a predicted id such as `igw-0123456789abcdef0`. */
export const predicted = (kind: string, prefix: string, scope: Scope): Identity =>
  identity(kind, `${prefix}-${stableHex(scope.urn, 17)}`, scope);
