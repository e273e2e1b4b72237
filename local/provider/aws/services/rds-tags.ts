import type { Aws, Call } from "../sdk";
import { call } from "../sdk";
import { retag, type Tags, tagList, tagMap } from "../tags";

/** The services that share RDS's operations for tags. */
type Service = "rds" | "docdb" | "elasticache";

/** The requests that turn the old tags of an ARN into the new ones. */
export function retagged(
  service: Service,
  arn: unknown,
  olds: Tags | undefined,
  news: Tags | undefined,
): Call[] {
  const ResourceName = String(arn);
  return retag(
    olds,
    news,
    (tags) => call(service as "rds", "AddTagsToResource", { ResourceName, Tags: tagList(tags) }),
    (TagKeys) => call(service as "rds", "RemoveTagsFromResource", { ResourceName, TagKeys }),
  );
}

/** The tags AWS holds for an ARN. */
export async function liveTags(service: Service, arn: unknown, aws: Aws): Promise<Tags | undefined> {
  const ResourceName = String(arn);
  const { TagList } = await aws.request(service as "rds", "ListTagsForResource", { ResourceName });
  return tagMap(TagList);
}
