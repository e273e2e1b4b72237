import { TOPICS, type Topic } from "../../contracts/topics";
import { fail, isRecord, matching, type Setting, wholeNumber } from "./settings";

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
