import type { DeleteRequest, UpdateRequest } from "../protocol/provider";
import { defined, type Props, plainProps, remark } from "../protocol/values";
import { isGone, ResourceError } from "./errors";
import { DEFAULTED } from "./names";
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

export async function remove({ type, scope }: Bound, request: DeleteRequest, aws: Aws): Promise<void> {
  const existing: Existing<Props> = { id: request.id, state: plainProps(request.state), scope };
  try {
    await type.delete(existing, aws);
  } catch (error) {
    if (!isGone(error)) throw new ResourceError("deleting", type.type, scope.name, error);
  }
}
