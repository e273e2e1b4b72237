import { changes, sameProperty, topLevel, withoutIgnored } from "../protocol/diff";
import type {
  DeleteRequest,
  DiffRequest,
  DiffResult,
  ReadRequest,
  UpdateRequest,
} from "../protocol/provider";
import { defined, type Props, plainProps, remark } from "../protocol/values";
import { ifThere, isGone, ResourceError } from "./errors";
import { DEFAULTED, defaultedIn } from "./names";
import type { Aws } from "./sdk";
import type { AnyType, Existing, Identity, Scope } from "./type";

/** A row of the table, bound to a resource. */
export interface Bound {
  type: AnyType;
  scope: Scope;
}

/** State of a resource: defaults of AWS under the inputs under the outputs, secrets marked as in the inputs. */
export function stateOf(type: AnyType, inputs: Props, outputs: Props): Props {
  const { [DEFAULTED]: _, ...merged } = { ...type.defaults, ...defined(inputs), ...defined(outputs) };
  return remark(merged, inputs);
}

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

export async function create({ type, scope }: Bound, inputs: Props, aws: Aws): Promise<Identity> {
  const known = plainProps(inputs);
  const predicted = type.predict(known, scope);
  let self = predicted;
  try {
    const [first] = type.create(known, predicted, scope);
    if (first) {
      const answer = await aws.send(first);
      if (type.identify) self = type.identify(answer as never, known, scope);
      await type.settle?.(self, known, aws);
    }
  } catch (error) {
    throw new ResourceError("creating", type.type, scope.name, error);
  }
  return self;
}

/** The rest of the creation, once the resource exists. Returns all its outputs. */
export async function complete(
  { type, scope }: Bound,
  inputs: Props,
  self: Identity,
  aws: Aws,
): Promise<Props> {
  const known = plainProps(inputs);
  try {
    for (const call of type.create(known, self, scope).slice(1)) {
      await aws.send(call);
      await type.settle?.(self, known, aws);
    }
    const existing: Existing<Props> = { id: self.id, state: { ...known, ...self.outputs }, scope };
    return { ...self.outputs, ...(await type.observe?.(existing, aws)) };
  } catch (error) {
    throw new ResourceError("completing", type.type, scope.name, error);
  }
}

/** Outputs of the old state that are not inputs and so survive an update. */
export function keptOutputs(type: AnyType, request: Pick<UpdateRequest, "olds" | "oldInputs">): Props {
  const inputNames = new Set([...Object.keys(request.oldInputs), ...Object.keys(type.defaults ?? {})]);
  return Object.fromEntries(Object.entries(request.olds).filter(([key]) => !inputNames.has(key)));
}

export async function update({ type, scope }: Bound, request: UpdateRequest, aws: Aws): Promise<Props> {
  const kept = keptOutputs(type, request);
  const [olds, news] = [plainProps(request.oldInputs), plainProps(request.news)];
  const existing: Existing<Props> = { id: request.id, state: { ...plainProps(kept), ...news }, scope };
  try {
    for (const call of type.change?.(olds, news, existing) ?? []) {
      await aws.send(call);
      await type.settle?.({ id: request.id, outputs: existing.state }, news, aws);
    }
    return { ...kept, ...(await type.observe?.(existing, aws)) };
  } catch (error) {
    throw new ResourceError("updating", type.type, scope.name, error);
  }
}

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

export async function remove({ type, scope }: Bound, request: DeleteRequest, aws: Aws): Promise<void> {
  const existing: Existing<Props> = { id: request.id, state: plainProps(request.state), scope };
  try {
    await type.delete(existing, aws);
  } catch (error) {
    if (!isGone(error)) throw new ResourceError("deleting", type.type, scope.name, error);
  }
}
