export { localConfig, stackFile } from "./config";
export type { Deployment } from "./deployment";
export type { RunningStack } from "./handle";
export type { Programs } from "./messages";
export { PROGRAMS, type StartOptions } from "./options";
export { isStackRunning, redeploy, startStack } from "./start";
export { readStatus, type StackStatus, stopStack } from "./status";
export type { CoverageSummary, TypeSummary } from "./summary";
