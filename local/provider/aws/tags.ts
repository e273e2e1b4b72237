/** Tags in the program's shape. */
export type Tags = Record<string, string>;

/** As most services take them: `[{Key, Value}]`; undefined where there are none, since some refuse an empty list. */
export function tagList(tags: Tags | undefined): { Key: string; Value: string }[] | undefined {
  const list = Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  return list.length > 0 ? list : undefined;
}

/** The reverse; undefined where there are none, as in the program. */
export function tagMap(list: readonly { Key?: string; Value?: string }[] | undefined): Tags | undefined {
  return someTags(Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value])));
}

export const someTags = (tags: Record<string, string> | undefined): Tags | undefined =>
  tags && Object.keys(tags).length > 0 ? tags : undefined;

/** Which tags to set and which to remove so that `olds` become `news`. */
export function tagChange(olds: Tags | undefined, news: Tags | undefined): { set: Tags; removed: string[] } {
  const set = Object.entries(news ?? {}).filter(([key, value]) => olds?.[key] !== value);
  const removed = Object.keys(olds ?? {}).filter((key) => news?.[key] === undefined);
  return { set: Object.fromEntries(set), removed };
}

/** The requests for a change of tags, made by the service's own two operations. */
export function retag<C>(
  olds: Tags | undefined,
  news: Tags | undefined,
  tag: (tags: Tags) => C,
  untag: (keys: string[]) => C,
): C[] {
  const { set, removed } = tagChange(olds, news);
  return [
    ...(removed.length > 0 ? [untag(removed)] : []),
    ...(Object.keys(set).length > 0 ? [tag(set)] : []),
  ];
}
