import type { CheckOptions, Problem } from "../problem";
export function validateResource(_type: string, _inputs: unknown, _options: CheckOptions = {}): Problem[] {
  return [];
}
export function checkedTypes(): string[] {
  return [];
}
