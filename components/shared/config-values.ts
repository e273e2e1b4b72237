import { EMBEDDERS, type EmbedderKind, type EmbedderSettings } from "../../contracts/search";
import type { StoreKind } from "../../contracts/stores";
import { TOPICS, type Topic } from "../../contracts/topics";
import type { NetworkCall } from "./private-network";
import type { TableCapacity } from "./secure-table";
import { fail, isRecord, matching, oneOf, optional, type Setting, wholeNumber } from "./settings";

/** What AWS takes as the value of a tag. */
export const TAG_VALUE = /^[\p{L}\p{N}\s_.:/=+\-@]{1,256}$/u;
export const TAG_RULE = "1 to 256 letters, digits, spaces or any of _ . : / = + - @";

export function region(given: Setting): string {
  return matching(given, /^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region such as eu-west-1");
}

/** A copy in the region itself would fall with it. */
export function otherRegion(given: Setting, own: string): string {
  return region(given) === own
    ? fail(given.key, own, "a region other than the stack's own")
    : String(given.value);
}

/** The search store's nodes stand in three zones: with two of them one zone would have most of the nodes. */
export function zones(given: number, stores: readonly StoreKind[]): number {
  if (stores.includes("search") && given < 3)
    fail("strata:availabilityZones", given, "3 where strata:stores has search, whose nodes stand in three");
  return given;
}

/** An embedder, and the model or endpoint of those that call one. */
export function embedder(kind: Setting, model: Setting): EmbedderSettings {
  const chosen = optional(kind, (given) => oneOf(given, EMBEDDERS)) ?? "lexical";
  const named = optional(model, (given) => matching(given, MODEL[chosen], MODEL_RULE[chosen]));
  if (chosen !== "lexical" && named === undefined) fail(model.key, model.value, MODEL_RULE[chosen]);
  return { kind: chosen, ...(named !== undefined && { model: named }) };
}

/** What an embedder calls from within the private network. */
export const EMBEDDER_CALLS: Record<EmbedderKind, readonly NetworkCall[]> = {
  lexical: [],
  bedrock: ["bedrock-runtime"],
  sagemaker: ["sagemaker.runtime"],
};

const MODEL = {
  lexical: /^$/,
  bedrock: /^(?:[a-z]{2,6}\.)?(?:amazon\.titan-embed-text-v2|cohere\.embed)[a-z0-9.:-]*$/,
  sagemaker: /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,62}$/,
};
const MODEL_RULE = {
  lexical: "nothing: the lexical embedder has no model",
  bedrock: "a model such as amazon.titan-embed-text-v2:0 or eu.cohere.embed-v4:0",
  sagemaker: "the name of a SageMaker endpoint",
};

/** A number of shards for each topic, none missing and none unknown. */
export function shardsPerTopic({ key, value }: Setting): Record<Topic, number> {
  const given = isRecord(value)
    ? value
    : fail(key, value, `an object with a number for each of ${TOPICS.join(", ")}`);
  const stray = Object.keys(given).find((topic) => !(TOPICS as readonly string[]).includes(topic));
  if (stray) fail(`${key}.${stray}`, given[stray], `a topic, one of ${TOPICS.join(", ")}`);
  const pairs = TOPICS.map((topic) => [
    topic,
    wholeNumber({ key: `${key}.${topic}`, value: given[topic] }, 1, 200),
  ]);
  return Object.fromEntries(pairs) as Record<Topic, number>;
}

/** Most units of a table or index in an account without a raised quota. */
const MOST_UNITS = 40_000;

/** `on-demand`, or the least and the most units a second: `5-100`. */
export function tableCapacity({ key, value }: Setting): TableCapacity {
  if (value === "on-demand") return value;
  const [, least, most] = /^([1-9]\d{0,4})-([1-9]\d{0,4})$/.exec(String(value))?.map(Number) ?? [];
  if (least !== undefined && most !== undefined && least <= most && most <= MOST_UNITS)
    return { least, most };
  return fail(
    key,
    value,
    `on-demand, or the least and most units a second such as 5-100, up to ${MOST_UNITS}`,
  );
}
