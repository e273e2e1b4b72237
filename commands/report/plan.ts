import type { RecordedResource, Recording } from "../../local/gate";

/**
 * What a recorded stack asks for, as `npm run plan` prints it: a resource that a remediation changed has the inputs the
 * program gave it, so that the pack finds over the plan what it found in the engine.
 */
export function askedFor({ resources, remediations }: Recording): RecordedResource[] {
  const asked = new Map(resources.map((resource) => [resource.urn, resource]));
  for (const { urn, before, after } of remediations.toReversed()) {
    const resource = asked.get(urn);
    if (resource === undefined) continue;
    const props = { ...resource.props };
    for (const key of Object.keys(after)) {
      if (JSON.stringify(after[key]) === JSON.stringify(before[key])) continue;
      if (key in before) props[key] = before[key];
      else delete props[key];
    }
    asked.set(urn, { ...resource, props });
  }
  return [...asked.values()];
}

/** The same as JSON lines. */
export function planText(recording: Recording): string {
  return askedFor(recording)
    .map((resource) => `${JSON.stringify(resource)}\n`)
    .join("");
}
