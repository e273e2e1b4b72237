import { join } from "node:path";
import type { StoreKind } from "../../contracts/stores";
import type { Programs } from "./messages";

/** The modules that run beside the emulator. */
export const PROGRAMS: Programs = {
  eventSources: join(__dirname, "..", "event-sources", "main.ts"),
  delivery: join(__dirname, "..", "delivery", "main.ts"),
  stores: join(__dirname, "..", "stores", "main.ts"),
};

export interface StartOptions {
  /** `dev`, `prod` …: a `Pulumi.<stack>.yaml` of the repository. @default "dev" */
  readonly stack?: string;
  /** Stores of the private network that are switched on. @default what the stack file says */
  readonly stores?: readonly StoreKind[];
  /** Deploy what an account has once as well, such as its trail. @default false */
  readonly compliance?: boolean;
  /** Folder for everything the stack writes. @default `STRATA_LOCAL_DIR`, else `.local` of the checkout */
  readonly dir?: string;
  /** The stack ends with this process, however that ends. @default true */
  readonly attached?: boolean;
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
  /** Port of the emulator. @default a free one */
  readonly port?: number;
  /** Modules to run beside the emulator. @default the project's own */
  readonly programs?: Programs;
  /** Folder of the project file. @default `local/` */
  readonly projectDir?: string;
  /** Folder of the `Pulumi.<stack>.yaml`. @default the repository */
  readonly configDir?: string;
  /** @default the project's own policy pack */
  readonly policyPacks?: readonly string[];
}
