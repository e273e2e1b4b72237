export {
  type ArchiveProgress,
  type ArchiveReplay,
  ReplayFailed,
  replayArchive,
} from "./archive/archive-replay";
export { archiveArn, NoRoute, replayName, rulesFor } from "./archive/destination";
export { callerIdentity } from "./audit/actor";
export { OPERATIONS_SOURCE, type OperatorAction } from "./audit/audit-event";
export { AuditRefused, type AuditTrail, auditTrail, entityOf } from "./audit/audit-trail";
export { type Migrator, MigratorFailed, migratorOf } from "./migrate/migrator";
export { MigratorBusy, runSteps, type StepsReport } from "./migrate/steps";
export { newOperationId, OPERATION_ID, type Operation } from "./operation";
export { type Publish, type Published, publishTo } from "./publish";
export { take } from "./quarantine/batches";
export { type DropReport, drop } from "./quarantine/drop";
export { fates } from "./quarantine/fate";
export {
  ALL_REASONS,
  type EntryFilter,
  matches,
  STATES,
  type StateFilter,
  stateOf,
} from "./quarantine/filter";
export { type QuarantineIndex, quarantineIndex } from "./quarantine/index-table";
export {
  ContentErased,
  ContentMismatch,
  ContentMissing,
  type Originals,
  originals,
} from "./quarantine/originals";
export type { ReplayDeps } from "./quarantine/replay/deps";
export { MOST_RETURNS } from "./quarantine/replay/prepare";
export { replay } from "./quarantine/replay/replay";
export {
  DONE,
  FORESEEN,
  REPLAY_RESULTS,
  type ReplayReport,
  type ReplayResult,
} from "./quarantine/replay/report";
export { revealContent } from "./quarantine/show";
export { parseTime, WrongTime } from "./quarantine/times";
export { loadTransform, type Transform, TransformFailed, WrongTransform } from "./quarantine/transform";
export { wantedAt } from "./quarantine/wanted";
export { type Estimate, estimates, TIERS, type Tier } from "./retrieve/estimate";
export { extractObjects, UnsafeKey } from "./retrieve/extract";
export { type ArchivedObject, selectObjects } from "./retrieve/objects";
export { orderRestores, type Refused, untilReadable } from "./retrieve/restore";
export { destroyKey, type Tombstone } from "./subject-keys/destroy";
export { eraseSubject, subjectEntity } from "./subject-keys/erase";
export {
  endFormer,
  type GenerationState,
  generations,
  type KeySurvey,
  NotEndable,
  survey,
} from "./subject-keys/generations";
export { type KeyItem, keyItem, SUBJECT } from "./subject-keys/items";
export { subjectOpener } from "./subject-keys/opening";
export { type RewrapProgress, rewrap } from "./subject-keys/rewrap";
export { type Clients, createClients } from "./target/clients";
export { type OperatedOutputs, type Target, targetOf, WrongOutputs } from "./target/target";
