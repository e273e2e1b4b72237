import { SEARCH_INDICES } from "../../../../contracts/search";
import { type NewDocument, putDocuments } from "../../../../runtime/stores/search/bulk";
import type { Search } from "../../../../runtime/stores/search/client";

interface Page {
  _scroll_id: string;
  hits: { hits: { _index: string; _id: string; _source: object }[] };
}

/** Every document with its index and id, by the store's own scroll: one line each. */
export async function dump(search: Search): Promise<string[]> {
  const lines: string[] = [];
  const path = `/${Object.keys(SEARCH_INDICES).join(",")}/_search`;
  const first = {
    method: "POST",
    path,
    query: { scroll: "1m" },
    body: { size: 10, sort: ["_doc"] },
  } as const;
  let page = (await search(first)) as unknown as Page;
  while (page.hits.hits.length > 0) {
    for (const { _index, _id, _source } of page.hits.hits)
      lines.push(JSON.stringify({ index: _index, id: _id, source: JSON.stringify(_source) }));
    const body = { scroll: "1m", scroll_id: page._scroll_id };
    page = (await search({ method: "POST", path: "/_search/scroll", body })) as unknown as Page;
  }
  return lines;
}

/** Puts dumped documents that do not stand yet; templates have to be there. */
export async function restore(search: Search, lines: readonly string[]): Promise<void> {
  const outcomes = await putDocuments(
    search,
    lines.map((line) => JSON.parse(line) as NewDocument),
  );
  const failed = outcomes.filter(({ status }) => status === "failed" || status === "rejected");
  if (failed.length > 0) throw new Error(`${failed.length} documents were not restored.`);
}
