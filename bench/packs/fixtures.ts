import { isDeepStrictEqual } from "node:util";
import { BREACHES } from "../../policy-pack/breaches";
import { SHARED_RULES } from "../../policy-pack/breaches/shared-rules";
import type { AwsRule } from "../../policy-pack/catalogue/aws-hipaa";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { blocks } from "../../policy-pack/mutation/run";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import type { PeerPack } from "./crossguard";

type Break = (stack: FixtureStack) => void;

/** Every way in which the fixtures break a rule of AWS. */
export function breaksOf({ name }: AwsRule): readonly Break[] {
  const shared = SHARED_RULES[name];
  if (shared !== undefined) return [shared];
  const answering = new Set(RULES.filter(({ controls }) => controls.aws?.includes(name)).map(({ id }) => id));
  return BREACHES.filter(({ rule }) => answering.has(rule)).map(({ change }) => change);
}

/** Whether packs notice at least one of the ways to break a rule of AWS: ours, then the peer's. */
export async function noticed(rule: AwsRule, peer: PeerPack): Promise<{ ours: boolean; theirs: boolean }> {
  const result = { ours: false, theirs: false };
  for (const change of breaksOf(rule)) {
    const [whole, broken] = [new FixtureStack().resources, new FixtureStack()];
    change(broken);
    // The whole stack breaks no rule of ours, so whatever is found is new.
    result.ours ||= runRules(broken.resources).some(blocks);
    for (const [from, to] of changed(whole, broken.resources))
      result.theirs ||= await peer.notices(from ? { kind: "replace", from, to } : { kind: "add", to });
    if (result.ours && result.theirs) break;
  }
  return result;
}

/** Resources that are not what they were, each behind what it was. */
function changed(
  whole: readonly PlannedResource[],
  broken: readonly PlannedResource[],
): [PlannedResource | undefined, PlannedResource][] {
  const before = new Map(whole.map((resource) => [resource.urn, resource]));
  return broken
    .map((resource): [PlannedResource | undefined, PlannedResource] => [before.get(resource.urn), resource])
    .filter(([from, to]) => !isDeepStrictEqual(from, to));
}
