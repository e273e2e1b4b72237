import type { Rule } from "./rule";
import type { Resource, Stack } from "./stack";
import { VPC } from "./types";

/** The controls that a closed boundary answers to. */
export const BOUNDARY: Rule["controls"] = {
  hipaa: ["164.312(a)(1)", "164.312(e)(1)"],
  ferpa: ["99.31(a)(1)(ii)"],
  soc2: ["CC6.1", "CC6.6"],
};

/** Networks that are everybody's. */
const WORLD = new Set(["0.0.0.0/0", "::/0"]);

/** Whether any of the blocks is the whole internet. */
export function isWorld(...blocks: unknown[]): boolean {
  return blocks.flat().some((block) => WORLD.has(String(block)));
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
