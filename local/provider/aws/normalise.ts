import {
  hasUnknown,
  isObject,
  isSecret,
  type Props,
  plain,
  plainProps,
  secret,
  UNKNOWN,
} from "../protocol/values";
import type { AnyType } from "./type";

/** Makes texts of the JSON documents that the SDK also takes as objects, as the real provider does. */
export function documentsAsText(inputs: Props, type: AnyType): Props {
  const result = { ...inputs };
  for (const property of [...(type.documents ?? []), ...(type.policies ?? [])]) {
    const value = inputs[property];
    const bare = isSecret(value) ? value.value : value;
    if (!isObject(bare)) continue;
    const text = hasUnknown(bare) ? UNKNOWN : JSON.stringify(plain(bare));
    result[property] = isSecret(value) ? secret(text) : text;
  }
  return result;
}

/** The provider's default tags under the resource's own; `tagsAll` is the same set, as the real provider shows it. */
export function withDefaultTags(inputs: Props, defaults: Record<string, string>): Props {
  const own = inputs["tags"];
  if (isSecret(own) || hasUnknown(own) || (own !== undefined && !isObject(own))) return inputs;
  const tags = { ...defaults, ...(own as Props | undefined) };
  if (Object.keys(tags).length === 0) return inputs;
  return { ...inputs, tags, tagsAll: tags };
}

/** Provider settings arrive as JSON texts: `allowedAccountIds` is `["123456789012"]` in quotes. */
export function settings(args: Props): Props {
  const parse = (value: unknown): unknown => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(plainProps(args)).map(([key, value]) => [key, parse(value)]));
}
