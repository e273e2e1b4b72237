import { statementsOf } from "../../policy-pack/model/access/documents";
import type { PlannedResource } from "../../policy-pack/plan";
import { namesIn, neutral } from "./names";

/** What a policy allows, as granted or as used. */
export interface Right {
  /** Name of the role; for the policy of a resource, the resource, `#` and the statement's Sid. */
  holder: string;
  action: string;
  /** For the policy of a resource, who is allowed: a service, or `account` for the account's roles. */
  resource: string;
}

/** Each right once. */
const distinct = (rights: readonly Right[]): Right[] => [
  ...new Map(rights.map((right) => [JSON.stringify(right), right])).values(),
];

/** What the roles in a plan are granted by the policies attached to them. @throws Error where the plan lacks a policy */
export function grantedTo(plan: readonly PlannedResource[]): Right[] {
  const ofType = (type: string) => plan.filter((resource) => resource.type === type);
  const nameOf = namesIn(plan);
  const policies = new Map(
    ofType("aws:iam/policy:Policy").map(({ props, outputs }) => [outputs?.["arn"], props["policy"]]),
  );
  const rights = ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").flatMap(({ props }) => {
    // What AWS's own policies allow is theirs to say.
    if (String(props["policyArn"]).startsWith("arn:aws:iam::aws:")) return [];
    const policy = policies.get(props["policyArn"]);
    if (policy === undefined) throw new Error(`The plan has no policy ${props["policyArn"]}.`);
    const holder = neutral(String(props["role"]));
    return allowed(policy).flatMap(({ actions, resources }) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({ holder, action, resource: nameOf(resource) })),
      ),
    );
  });
  return distinct(rights);
}

/** Types whose `policy` lets others at a resource; that of an endpoint only bounds them. */
const WITH_POLICY = [
  "aws:kms/key:Key",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
];

/** What the policies of keys, buckets, queues, topics and secrets in a plan allow to the account's roles and to services. */
export function admittedBy(plan: readonly PlannedResource[]): Right[] {
  const nameOf = namesIn(plan);
  const rights = plan
    .filter(({ type }) => WITH_POLICY.includes(type))
    .flatMap(({ props, outputs }) =>
      allowed(props["policy"]).flatMap(({ sid, principals, actions, resources }) =>
        resources.flatMap((resource) => {
          const own =
            resource === "*" ? String(outputs?.["arn"]) : resource.replace(/^(arn:aws:s3:::[^/]+).*/, "$1");
          const holder = `${nameOf(own)}#${sid}`;
          return actions.flatMap((action) =>
            principals.map((principal) => ({ holder, action, resource: whoIs(principal) })),
          );
        }),
      ),
    );
  return distinct(rights);
}

function allowed(policy: unknown) {
  return statementsOf(policy).filter(({ allow }) => allow);
}

function whoIs(principal: string): string {
  const [, service] = /^Service:(.*)$/.exec(principal) ?? [];
  return service ?? "account";
}

/** The rights in a file of the emulator, `used-actions.jsonl`. @throws SyntaxError where a line is no JSON */
export function usedIn(lines: string): Right[] {
  const rights = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Right)
    .map(({ holder, action, resource }) => ({
      holder: neutral(holder),
      action,
      resource: neutral(resource),
    }));
  return distinct(rights);
}
