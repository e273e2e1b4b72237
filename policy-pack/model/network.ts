import type { Rule } from "./rule";

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
