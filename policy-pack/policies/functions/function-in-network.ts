import { roleStatements } from "../../model/access/grants";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { LAMBDA, ROLE } from "../../model/types/types";

/** A function outside of the network reaches the internet: with the rights of one inside, it is one that was moved. */
export const functionInNetwork: Rule = {
  id: "function-in-network",
  description: "Functions whose role may make network interfaces stand in the private network.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "stack",
  types: LAMBDA,
  check({ name, props }, report, stack) {
    if (props["vpcConfig"] !== undefined) return;
    const role = stack.find(props["role"], ROLE);
    const placed =
      role !== undefined &&
      roleStatements(role, stack).some(
        ({ allow, actions }) => allow && actions.includes("ec2:CreateNetworkInterface"),
      );
    if (!placed) return;
    report(
      `Function '${name}' stands outside of the network its role is for`,
      "set vpcConfig to subnets and groups of this stack",
    );
  },
};
