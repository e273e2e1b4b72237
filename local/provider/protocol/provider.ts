import type { Change } from "./diff";
import type { Props } from "./values";

/** Which resource a request is about. */
export interface Subject {
  urn: string;
  /** Type token, e.g. `aws:kms/key:Key`. */
  type: string;
  /** Name in the program. */
  name: string;
}

/** Why the engine must not go on with these inputs; `property` is a path such as `rules[0].status`. */
export interface Failure {
  property: string;
  reason: string;
}

export interface Autonaming {
  proposedName: string;
  mode: "propose" | "enforce" | "disable";
}

export interface CheckRequest extends Subject {
  olds: Props;
  news: Props;
  /** Random bytes of the engine, the same whenever the same resource is checked in one run. */
  seed: Uint8Array;
  autonaming?: Autonaming;
}

export interface DiffRequest extends Subject {
  id: string;
  oldInputs: Props;
  /** State: inputs and outputs. */
  olds: Props;
  news: Props;
  ignored: string[];
}

export interface DiffResult {
  changes: Change[];
  /** Top-level properties whose change replaces the resource. */
  replaces: string[];
  deleteBeforeReplace: boolean;
}

export interface CreateRequest extends Subject {
  inputs: Props;
  preview: boolean;
}

export interface UpdateRequest extends DiffRequest {
  preview: boolean;
}

export interface ReadRequest extends Subject {
  id: string;
  inputs: Props;
  state: Props;
}

export interface DeleteRequest extends Subject {
  id: string;
  state: Props;
}

/** A resource provider, free of the wire format. Properties arrive with their marks (secrets, assets, unknowns). */
export interface Provider {
  readonly name: string;
  readonly version: string;
  configure(args: Props): Promise<void>;
  /** The warnings are for the user; the run goes on. */
  check(request: CheckRequest): Promise<{ inputs: Props; failures: Failure[]; warnings?: string[] }>;
  diff(request: DiffRequest): Promise<DiffResult>;
  create(request: CreateRequest): Promise<{ id: string; state: Props }>;
  /** Undefined when the resource is gone. */
  read(request: ReadRequest): Promise<{ id: string; inputs: Props; state: Props } | undefined>;
  update(request: UpdateRequest): Promise<Props>;
  delete(request: DeleteRequest): Promise<void>;
  invoke(token: string, args: Props): Promise<{ result: Props; failures: Failure[] }>;
}
