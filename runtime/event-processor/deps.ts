import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import type { Claim, Holding } from "../shared/claims";
import type { Log } from "../shared/log";
import type { NewObject } from "../shared/objects";
import type { SubjectKeys } from "../subject-keys/keys";
import type { LogEntry } from "./application-log";
import type { BusEntry } from "./bus";
import type { Rejected } from "./core";
import type { Line } from "./delivery";
import type { Pseudonymize } from "./pseudonym";

/** What the pseudonym key is needed for. */
export interface Redaction {
  pseudonymize: Pseudonymize;
  redact(event: StrataEvent): RedactedEvent;
}

/** What the processor does to the world, one verb each; every verb is safe to repeat. */
export interface EventProcessorDeps {
  claim(claims: readonly Claim[]): Promise<Map<string, Holding>>;
  quarantine(rejected: Rejected): Promise<void>;
  putObject(object: NewObject): Promise<unknown>;
  /** Makes the pseudonym key ready. */
  redaction(): Promise<Redaction>;
  /** The keys that originals are sealed under. */
  subjectKeys: SubjectKeys;
  /** Each writer returns the keys of what was refused. */
  writeInteractions<K>(lines: readonly Line<K>[]): Promise<K[]>;
  writeApplications<K>(lines: readonly Line<K>[]): Promise<K[]>;
  writeLogs(stream: string, entries: readonly LogEntry[]): Promise<void>;
  publish<K>(entries: readonly BusEntry<K>[]): Promise<K[]>;
  now(): number;
  log: Log;
}
