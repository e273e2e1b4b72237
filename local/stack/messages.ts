import type { EmulatorEnvironment } from "../emulator";

/** How a supervisor is started: one JSON argument. */
export interface SupervisorOptions {
  readonly dir: string;
  readonly region: string;
  readonly environment: EmulatorEnvironment;
  /** Port of the emulator. @default a free one */
  readonly port?: number;
  readonly programs: Programs;
  /** The user's cache folder, where the stores' servers are installed. */
  readonly cache: string;
}

/** Modules that are started as processes of their own. */
export interface Programs {
  readonly eventSources: string;
  readonly delivery: string;
  readonly stores: string;
}

/** From the supervisor to who started it. */
export type Report =
  | { readonly type: "progress"; readonly message: string }
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly message: string };

/** From who started the supervisor: `keep` lets the stack outlive its owner. */
export type Order = { readonly type: "stop" } | { readonly type: "keep" };
