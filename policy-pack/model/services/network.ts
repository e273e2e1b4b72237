import type { Rule } from "../rules/rule";
import { perStack } from "../stack/per-stack";
import type { Resource, Stack } from "../stack/stack";
import { DATABASE_PROXY, LAMBDA, SEARCH_DOMAIN, SUBNET_GROUP, VPC, VPC_ENDPOINT } from "../types/types";

/** The controls that a closed boundary answers to. */
export const BOUNDARY: Rule["controls"] = {
  hipaa: ["164.312(a)(1)", "164.312(e)(1)"],
  ferpa: ["99.31(a)(1)(ii)"],
  soc2: ["CC6.1", "CC6.6"],
};

/** Blocks of so many leading bits or fewer are treated as the whole internet: two halves of it are no less open. */
const WORLD_BITS = { v4: 7, v6: 15 } as const;

/** Whether any of the blocks is the whole internet, or a part of it so large that it is nobody's in particular. */
export function isWorld(...blocks: unknown[]): boolean {
  return blocks.flat().some((block) => {
    const [address = "", bits] = String(block ?? "").split("/");
    return bits !== undefined && Number(bits) <= (address.includes(":") ? WORLD_BITS.v6 : WORLD_BITS.v4);
  });
}

/** Resources of these types that name the network. Its id is no property: it ends the network's ARN. */
export function inNetwork(vpc: Resource, stack: Stack, types: readonly string[]): Resource[] {
  const id =
    vpc.props["id"] ??
    String(vpc.props["arn"] ?? "")
      .split("/")
      .at(-1);
  // A plan of inputs only knows neither.
  if (!id) return stack.ofType(VPC).length === 1 ? stack.ofType(types) : [];
  return stack.ofType(types).filter(({ props }) => props["vpcId"] === id);
}

const RESIDENTS = [...SUBNET_GROUP, ...LAMBDA, ...DATABASE_PROXY, ...SEARCH_DOMAIN, ...VPC_ENDPOINT];

/** Ids of the subnets in which something stands that is not a gateway. */
export const residentSubnets = perStack(
  (stack): ReadonlySet<unknown> =>
    new Set(
      stack
        .ofType(RESIDENTS)
        .flatMap(({ props }) => [
          ...(props["subnetIds"] ?? []),
          ...(props["vpcSubnetIds"] ?? []),
          ...(props["vpcConfig"]?.subnetIds ?? []),
          ...(props["vpcOptions"]?.subnetIds ?? []),
        ]),
    ),
);
