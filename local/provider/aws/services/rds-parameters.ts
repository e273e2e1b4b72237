/** A parameter of a database engine, in the program's shape. */
export interface Parameter {
  name: string;
  value: string;
  applyMethod?: string;
}

interface ApiParameter {
  ParameterName?: string;
  ParameterValue?: string;
  ApplyMethod?: "immediate" | "pending-reboot";
}

/** As the API takes them. */
export const parameterList = (parameters: readonly Parameter[] | undefined): ApiParameter[] =>
  (parameters ?? []).map(({ name, value, applyMethod = "immediate" }) => ({
    ParameterName: name,
    ParameterValue: value,
    ApplyMethod: applyMethod as "immediate",
  }));

/** Those that are stated no more. */
export const resetParameters = (olds: readonly Parameter[] = [], news: readonly Parameter[] = []) =>
  parameterList(olds.filter(({ name }) => !news.some((one) => one.name === name)));

/** One request takes at most twenty. */
export function pagesOf<T>(items: T[]): T[][] {
  const pages = Math.ceil(items.length / 20);
  return Array.from({ length: pages }, (_, page) => items.slice(page * 20, page * 20 + 20));
}

/** What AWS holds of the stated parameters; those it does not list stand as stated. */
export function statedParameters<P extends Parameter>(
  live: readonly ApiParameter[] | undefined,
  stated: readonly P[] | undefined,
): P[] | undefined {
  const values = new Map(
    (live ?? []).map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]),
  );
  return stated?.map((parameter) => ({ ...parameter, value: values.get(parameter.name) ?? parameter.value }));
}
