import { sameProperty } from "../protocol/diff";
import type { ReadRequest } from "../protocol/provider";
import { defined, type Props, plainProps, remark } from "../protocol/values";
import { ifThere, ResourceError } from "./errors";
import type { Bound } from "./lifecycle";
import type { Aws } from "./sdk";
import type { AnyType, Existing } from "./type";

/** Inputs and state as AWS holds them now; undefined when the resource is gone. */
export async function read({ type, scope }: Bound, request: ReadRequest, aws: Aws) {
  const state = plainProps(request.state);
  const existing: Existing<Props> = {
    id: request.id,
    state: { ...plainProps(request.inputs), ...state },
    scope,
  };
  try {
    const live = withAllTags(type, await ifThere(type.read(existing, aws)));
    if (!live) return undefined;
    const observed = (await type.observe?.(existing, aws)) ?? {};
    const inputs = overlay(type, request.inputs, live);
    const before = { ...type.defaults, ...request.state };
    const outputs = { ...overlay(type, before, defined(live)), ...observed };
    for (const [key, value] of Object.entries(live)) if (value === undefined) drop(type, outputs, key);
    return { id: request.id, inputs, state: remark(outputs, request.state) };
  } catch (error) {
    throw new ResourceError("reading", type.type, scope.name, error);
  }
}

/** `tagsAll` shows the same tags as `tags`. */
function withAllTags(type: AnyType, live: Props | undefined): Props | undefined {
  return live && type.taggable && "tags" in live ? { ...live, tagsAll: live["tags"] } : live;
}

/** `known` with what AWS says put over it where it means something else; AWS's default is no news where nothing is set. */
function overlay(type: AnyType, known: Props, live: Props): Props {
  const result = { ...known };
  const bare = plainProps(known);
  for (const [key, value] of Object.entries(live)) {
    if (sameProperty(key, bare[key], value, type)) continue;
    if (bare[key] === undefined && sameProperty(key, value, type.defaults?.[key], type)) continue;
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return remark(result, known);
}

function drop(type: AnyType, outputs: Props, key: string): void {
  if (type.defaults?.[key] === undefined) delete outputs[key];
  else outputs[key] = type.defaults[key];
}
