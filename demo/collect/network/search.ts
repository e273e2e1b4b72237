import { Client } from "@opensearch-project/opensearch";
import { AwsSigv4Signer } from "@opensearch-project/opensearch/aws-v3";
import type { StoreOutputs } from "../../../contracts/outputs";
import { SEARCH_INDICES, type SearchIndex } from "../../../contracts/search";
import type { EventRecord } from "../records";
import type { Witness } from "../stores";
import type { NetworkAccess } from "./access";

interface Hit {
  _index: string;
  _id: string;
  _source?: Record<string, unknown>;
}

interface Page {
  _scroll_id: string;
  hits: { hits: Hit[] };
}

const KINDS = Object.keys(SEARCH_INDICES) as SearchIndex[];

/** Documents of the two kinds of indices; the witness sees every document of every index, without its vector. */
export async function readSearch(
  at: NonNullable<StoreOutputs["search"]>,
  { region, credentials, authority }: NetworkAccess,
  witness: Witness,
): Promise<{ searchLogs: EventRecord[]; searchVectors: EventRecord[] }> {
  const client = new Client({
    ...AwsSigv4Signer({ region, service: "es", getCredentials: async () => credentials }),
    node: `https://${hostOf(at)}`,
    ssl: { ca: authority },
    requestTimeout: 60_000,
    disablePrototypePoisoningProtection: true,
  });
  const found: Record<SearchIndex, EventRecord[]> = { "application-logs": [], "message-vectors": [] };
  try {
    await client.indices.refresh({ index: "*" });
    for await (const { _index, _source = {} } of hitsOf(client)) {
      const place = `opensearch ${_index}`;
      witness(place, Buffer.from(JSON.stringify(_source)));
      const kind = KINDS.find((name) => _index.startsWith(`${name}-`));
      const eventId = _source["event_id"];
      if (kind && typeof eventId === "string")
        found[kind].push({ eventId, place, sha256: "", value: _source });
    }
  } finally {
    await client.close();
  }
  return { searchLogs: found["application-logs"], searchVectors: found["message-vectors"] };
}

const hostOf = ({ address, port }: { address: string; port: number }): string =>
  address.includes(":") ? address : `${address}:${port}`;

const PAGE_DOCUMENTS = 2_000;

/** Every document, by a scroll: a search alone answers with ten thousand at the most. */
async function* hitsOf(client: Client): AsyncGenerator<Hit> {
  const first = await client.search({
    index: "*",
    scroll: "1m",
    size: PAGE_DOCUMENTS,
    body: { query: { match_all: {} }, sort: ["_doc"], _source: { excludes: ["embedding"] } },
  });
  let page = first.body as unknown as Page;
  while (page.hits.hits.length > 0) {
    yield* page.hits.hits;
    const next = await client.scroll({ body: { scroll: "1m", scroll_id: page._scroll_id } });
    page = next.body as unknown as Page;
  }
  await client.clearScroll({ body: { scroll_id: [page._scroll_id] } });
}
