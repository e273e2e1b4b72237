export { type PolicyFinding, type Recording, type RecordOptions, recordStack } from "./record";
export type { RecordedResource } from "./resources";
