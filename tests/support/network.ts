import * as pulumi from "@pulumi/pulumi";
import type { Member, PrivateNetwork } from "../../components/shared/private-network";

/** A private network of three zones that notes who joins it and what they call. */
export function networkOf(): PrivateNetwork & { calls: Record<string, readonly string[]> } {
  const subnets = (kind: string) => pulumi.output(["a", "b", "c"].map((zone) => `${kind}-${zone}`));
  const calls: Record<string, readonly string[]> = {};
  return {
    calls,
    vpcId: pulumi.output("vpc-1"),
    privateSubnetIds: subnets("private"),
    dataSubnetIds: subnets("data"),
    member(name, _parent, called = []) {
      calls[name] = called;
      const group = pulumi.output(`${name}-group`);
      return {
        subnetIds: subnets("private"),
        securityGroupIds: [group],
        securityGroupId: group,
        ways: [],
      };
    },
    reachEndpoints: () => [],
  };
}

/** Somebody whom a store admits, in the group `sg-fn`. */
export function outsider(): Member {
  return { subnetIds: [], securityGroupIds: [], ways: [], securityGroupId: pulumi.output("sg-fn") };
}
