import { call } from "../sdk";
import { retag, type Tags, tagList } from "../tags";

/** Tags as EC2 takes them at creation. */
export const specification = <T extends string>(ResourceType: T, tags: Tags | undefined) => {
  const Tags = tagList(tags);
  return Tags ? [{ ResourceType, Tags }] : undefined;
};

/** Tags as EC2 changes them. */
export const retagged = (id: string, olds: Tags | undefined, news: Tags | undefined) =>
  retag(
    olds,
    news,
    (tags) => call("ec2", "CreateTags", { Resources: [id], Tags: tagList(tags) }),
    (keys) => call("ec2", "DeleteTags", { Resources: [id], Tags: keys.map((Key) => ({ Key })) }),
  );
