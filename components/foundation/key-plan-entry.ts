import type { DataClass } from "../../contracts/retention";
import type { StoreKind } from "../../contracts/stores";
import type { KeyedService } from "../shared/key-use";

/** Services that use a key under their own name, not that of the principal who called them. */
export type KeyService =
  | "bucket-inventories"
  | "bucket-notifications"
  | "cloudtrail"
  | "cloudwatch-alarms"
  | "config"
  | "event-bus"
  | "event-bus-failures"
  | "event-rules"
  | "logs";

export interface KeyPlan {
  description: string;
  /** Most sensitive class of data under the key. */
  dataClass: DataClass;
  /** Services through which principals of the account may use the key, if their own policies allow it too. */
  via: readonly KeyedService[];
  /** Of these, the ones that keep a grant of their own to encrypt what they store. */
  grants: readonly KeyedService[];
  services: readonly KeyService[];
  /** The store whose data is under the key: without it there is no key. @default - every stack has it */
  store?: StoreKind;
  /** Only the stack that sets up what an account has once has the key. @default - every stack has it */
  ofAccount?: true;
}
