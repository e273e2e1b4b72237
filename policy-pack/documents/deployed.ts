import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AwsRule, AwsRuleGroup } from "../catalogue/aws-hipaa";

/** A component that deploys what an AWS rule asks for, or the rule itself, and its test. */
export interface Deployed {
  component: string;
  test: string;
}

const BY_GROUP: Readonly<Partial<Record<AwsRuleGroup, Deployed>>> = {
  B: {
    component: "components/compliance/account-baseline.ts",
    test: "tests/components/compliance/account-baseline.test.ts",
  },
  C: {
    component: "components/compliance/config-pack.ts",
    test: "tests/components/compliance/config-pack.test.ts",
  },
};

/** The component a rule is deployed by; nothing as long as the component or its test does not exist. */
export function deployedBy({ group }: Pick<AwsRule, "group">): Deployed | undefined {
  const deployed = BY_GROUP[group];
  const root = join(__dirname, "..", "..");
  return deployed && [deployed.component, deployed.test].every((file) => existsSync(join(root, file)))
    ? deployed
    : undefined;
}
