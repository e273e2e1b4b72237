export {
  type PolicyFinding,
  type PolicyRemediation,
  type Recording,
  type RecordOptions,
  recordStack,
} from "./record";
export type { RecordedResource } from "./resources";
