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
export { type Engine, enginePath, findEngine, type ResolveOptions } from "./resolve";
export { type RunOptions, type RunResult, runPulumi } from "./run";
export { createStack } from "./stack";
export { PULUMI_VERSION } from "./version";
