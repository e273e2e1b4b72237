import type { Props } from "../protocol/values";
import { differs } from "./type";

/** Inputs that a service takes and returns unchanged: input name → the API's name. */
export type Fields = Readonly<Record<string, string>>;

/** The inputs in the API's names; absent ones stay absent. */
export function toRequest(inputs: object, fields: Fields): Props {
  const entries = Object.entries(fields).map(([input, name]) => [name, (inputs as Props)[input]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Those that differ, in the API's names, with their new values. */
export function changedRequest(olds: object, news: object, fields: Fields): Props {
  const changed = Object.entries(fields).filter(([input]) =>
    differs((olds as Props)[input], (news as Props)[input]),
  );
  return toRequest(news, Object.fromEntries(changed));
}

/** What the API says of the inputs that the program states; what it states nothing of is AWS's own affair. */
export function fromLive(live: object | undefined, stated: object, fields: Fields): Props {
  const entries = Object.entries(fields).filter(
    ([input, name]) => (stated as Props)[input] !== undefined && (live as Props)?.[name] !== undefined,
  );
  return Object.fromEntries(entries.map(([input, name]) => [input, (live as Props)[name]]));
}
