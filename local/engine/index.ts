export { engineEnvironment } from "./environment";
export { EngineError } from "./errors";
export {
  type Diagnostic,
  type EngineEvent,
  type PolicyEvent,
  resourceLabel,
  type StepMetadata,
  stepOf,
} from "./events";
export type { ResolveOptions } from "./obtain";
export { type Engine, enginePath, findEngine } from "./resolve";
export type { RunResult } from "./result";
export { type RunOptions, runPulumi } from "./run";
export { createStack } from "./stack";
export { PULUMI_VERSION } from "./version";
