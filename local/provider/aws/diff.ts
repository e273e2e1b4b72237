import { changes, topLevel, withoutIgnored } from "../protocol/diff";
import type { DiffRequest, DiffResult } from "../protocol/provider";
import { type Props, plainProps } from "../protocol/values";
import { defaultedIn } from "./names";
import type { AnyType } from "./type";

/** Where the new inputs differ from the old ones, and whether that replaces the resource. */
export function diff(type: AnyType, request: DiffRequest): DiffResult {
  const olds = plainProps(request.oldInputs);
  const found = withoutIgnored(changes(olds, plainProps(request.news), type), request.ignored);
  const tops = [...new Set(found.map(({ path }) => topLevel(path)))];
  const replaces = tops.filter((property) => replacesOn(type, property));
  return { changes: found, replaces, deleteBeforeReplace: deletesFirst(type, request.news, tops) };
}

function replacesOn(type: AnyType, property: string): boolean {
  if (property === "region") return true;
  if (type.replace === "all") return property !== "tags" && property !== "tagsAll";
  return type.replace?.includes(property) ?? false;
}

/** A name that the program fixed can stand only once: unless it changes too, the old resource has to go first. */
function deletesFirst(type: AnyType, news: Props, changed: string[]): boolean {
  if (type.deleteBeforeReplace !== undefined || !type.autoname) return type.deleteBeforeReplace ?? false;
  const { property } = type.autoname;
  return !defaultedIn(news).includes(property) && !changed.includes(property);
}
