export { clearModelCache, ModelsMissingError, modelsFolder } from "./library";
export type { CheckOptions, Problem } from "./problem";
export { validateRequest } from "./request";
export { checkedTypes, validateResource } from "./resources";
