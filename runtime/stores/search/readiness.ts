import { SEARCH_INDICES, type SearchIndex } from "../../../contracts/search";
import { patiently, type Search } from "./client";
import { templateExistsCall } from "./templates";

/**
 * The verb that makes sure the store has its templates, asked once per worker. A document put before them would make an
 * index whose fields are guessed, and vectors in it that are no vectors.
 *
 * @throws SearchFailure with status 404 where a template is missing
 */
export function readiness(search: Search): () => Promise<void> {
  let checked: Promise<void> | undefined;
  const check = async () => {
    for (const kind of Object.keys(SEARCH_INDICES) as SearchIndex[])
      await patiently(() => search(templateExistsCall(kind)));
  };
  return () => {
    checked ??= check().catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  };
}
