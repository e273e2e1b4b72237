import { type CheckOptions, listed, type Problem } from "../problem";
import { serviceModel } from "./shape";
import { walk } from "./walk";

/**
 * Checks the input of an AWS call against AWS's own service model: required members, unknown members, types,
 * enums, ranges, lengths, patterns and unions.
 * @param service botocore's folder (`kinesis`, `events`, `logs`) or the SDK's client name (`EventBridge`)
 * @param operation as in the API, e.g. `CreateStream`
 * @throws ModelsMissingError if STRATA_MODELS does not hold the service's model
 * @throws RangeError if the service has no such operation
 */
export function validateRequest(
  service: string,
  operation: string,
  input: unknown,
  { isUnknown = () => false }: CheckOptions = {},
): Problem[] {
  const model = serviceModel(service);
  const found = model.operations[operation];
  if (!found) {
    throw new RangeError(
      `${service} has no operation ${operation}; it has ${listed(Object.keys(model.operations))}.`,
    );
  }
  const problems: Problem[] = [];
  if (found.input) walk({ shapes: model.shapes, isUnknown, problems }, found.input.shape, input ?? {}, "");
  return problems;
}
