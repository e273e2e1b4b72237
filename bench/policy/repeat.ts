import type { PlannedResource } from "../../policy-pack/plan";

/** Stands where a copy's number goes; no plan holds it. */
const PLACE = "\u0001";

/**
 * A plan of `count` resources: the same stack again and again, every copy under names of its own, so that its resources
 * refer to each other and to none of another copy. Providers are shared.
 */
export function repeated(plan: readonly PlannedResource[], count: number): string {
  const names = namesOf(plan);
  const pattern = new RegExp(`(?<![A-Za-z0-9_])(?:${names.map(escaped).join("|")})(?![A-Za-z0-9_])`, "g");
  const [shared, own] = [plan.filter(isProvider), plan.filter((resource) => !isProvider(resource))];
  const templates = own.map((resource) => JSON.stringify(resource).replace(pattern, `$&${PLACE}`));
  const lines = shared.map((resource) => JSON.stringify(resource));
  for (let copy = 0; lines.length < count; copy++) {
    const number = copy === 0 ? "" : `-${copy}`;
    for (const template of templates.slice(0, count - lines.length))
      lines.push(template.replaceAll(PLACE, number));
  }
  return lines.join("\n");
}

/** Logical names, and names and ids the resources have in AWS; longest first, so that none is cut by another. */
function namesOf(plan: readonly PlannedResource[]): string[] {
  const tags = new Set(
    plan.flatMap(({ props }) => Object.values((props["tags"] as object | undefined) ?? {})),
  );
  const names = plan
    .filter((resource) => !isProvider(resource))
    .flatMap(({ name, props, outputs }) => [
      name,
      ...["id", "name", "bucket", "keyId"].map((key) => ({ ...props, ...outputs })[key]),
    ]);
  return [...new Set(names)]
    .filter(
      (name): name is string => typeof name === "string" && /^[\w.-]{8,}$/.test(name) && name.includes("-"),
    )
    .filter((name) => !tags.has(name))
    .sort((one, other) => other.length - one.length);
}

function isProvider({ type }: PlannedResource): boolean {
  return type.startsWith("pulumi:providers:");
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
