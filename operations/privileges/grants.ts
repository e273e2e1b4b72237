import { statementsOf } from "../../policy-pack/model/documents";
import type { PlannedResource } from "../../policy-pack/plan";
import { neutral } from "./neutral";

/** A right of a role, as granted or as used. */
export interface Right {
  /** Name of the role. */
  role: string;
  action: string;
  resource: string;
}

/** What the roles of the functions in a plan are granted by the policies attached to them, each right once. */
export function grantedTo(plan: readonly PlannedResource[]): Right[] {
  const ofType = (type: string) => plan.filter((resource) => resource.type === type);
  const policies = new Map(
    ofType("aws:iam/policy:Policy").map(({ props, outputs }) => [outputs?.["arn"], props["policy"]]),
  );
  const roles = new Set(
    ofType("aws:lambda/function:Function").map(({ props }) => String(props["role"]).split("/").at(-1)),
  );
  const rights = ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .filter(({ props }) => roles.has(String(props["role"])))
    .flatMap(({ props }) => {
      const policy = policies.get(props["policyArn"]);
      if (policy === undefined) throw new Error(`The plan has no policy ${props["policyArn"]}.`);
      return statementsOf(policy)
        .filter(({ allow }) => allow)
        .flatMap(({ actions, resources }) =>
          actions.flatMap((action) =>
            resources.map((resource) => ({
              role: neutral(String(props["role"])),
              action,
              resource: neutral(resource),
            })),
          ),
        );
    });
  return [...new Map(rights.map((right) => [JSON.stringify(right), right])).values()];
}

/** The rights in a file of the emulator, `used-actions.jsonl`. @throws SyntaxError where a line is no JSON */
export function usedIn(lines: string): Right[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Right)
    .map(({ role, action, resource }) => ({ role: neutral(role), action, resource: neutral(resource) }));
}
