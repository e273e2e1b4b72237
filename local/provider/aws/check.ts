import type { CheckRequest, Failure } from "../protocol/provider";
import { hasUnknown, type Props, plainProps } from "../protocol/values";
import { diff } from "./diff";
import { refusals } from "./models";
import { autoname, DEFAULTED } from "./names";
import { documentsAsText, withDefaultTags } from "./normalise";
import type { AnyType, Scope } from "./type";
import { unrealisedInputs, unrealisedWarning } from "./unrealised";

export interface CheckContext {
  type: AnyType;
  scope: Scope;
  defaultTags: Record<string, string>;
  /** Whether AWS's models are at hand. */
  models: boolean;
  /** Whether the resource is made on the emulator. */
  emulates: boolean;
}

/** Completes the inputs (texts of documents, default tags, generated name) and says why AWS would refuse them. */
export function check(
  request: CheckRequest,
  { type, scope, defaultTags, models, emulates }: CheckContext,
): { inputs: Props; failures: Failure[]; warnings?: string[] } {
  let inputs = documentsAsText(request.news, type);
  if (type.taggable) inputs = withDefaultTags(inputs, defaultTags);
  const property = type.autoname?.property;
  if (type.autoname && property && inputs[property] === undefined) {
    const { value, failures } = autoname(type.autoname, { ...request, news: plainProps(inputs) });
    if (failures.length > 0) return { inputs, failures };
    inputs = { ...inputs, [property]: value, [DEFAULTED]: [property] };
  }
  const failures = models ? refusals({ inputs, type, scope, olds: oldsToChange(request, inputs, type) }) : [];
  const idle = emulates && failures.length === 0 ? unrealisedInputs(type, plainProps(inputs), scope) : [];
  return { inputs, failures, warnings: idle.map((name) => unrealisedWarning(name, type, scope)) };
}

/** The old inputs, if the change from them would be an update in place. */
function oldsToChange(request: CheckRequest, news: Props, type: AnyType): Props | undefined {
  const { olds } = request;
  if (Object.keys(olds).length === 0 || hasUnknown(olds)) return undefined;
  const result = diff(type, { ...request, id: "", oldInputs: olds, olds, news, ignored: [] });
  return result.changes.length > 0 && result.replaces.length === 0 ? plainProps(olds) : undefined;
}
