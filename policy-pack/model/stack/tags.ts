import { type DataClass, RETENTION, type RetentionRule } from "../../../contracts/retention";
import { type Resource, stackOf } from "./stack";

/**
 * Tags a resource ends up with: the provider's default tags, then its own. `tagsAll`, which a provider computes from
 * both, only stands in where the provider is not known.
 */
export function tagsOf(resource: Resource): Record<string, string> {
  const shared = resource.provider
    ? defaultTags(resource.provider.props["defaultTags"])
    : resource.props["tagsAll"];
  return { ...shared, ...resource.props["tags"] };
}

/** Provider settings travel as JSON text. */
function defaultTags(setting: unknown): Record<string, string> {
  const parsed = typeof setting === "string" && setting !== "" ? JSON.parse(setting) : setting;
  return parsed?.tags ?? {};
}

/** Data class a resource says it holds by its `Retention` tag. */
export function dataClassOf(resource: Resource): DataClass | undefined {
  const tag = tagsOf(resource)["Retention"];
  return tag !== undefined && Object.hasOwn(RETENTION, tag) ? (tag as DataClass) : undefined;
}

/** What the manifest says of the resource's data class. */
export function retentionOf(resource: Resource): RetentionRule | undefined {
  const dataClass = dataClassOf(resource);
  return dataClass && RETENTION[dataClass];
}

/** Whether a resource belongs to production, by its tag, else by the stack's name. */
export function isProduction(resource: Resource): boolean {
  return (tagsOf(resource)["Environment"] ?? stackOf(resource.urn)) === "prod";
}
