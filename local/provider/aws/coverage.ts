import { checkedTypes } from "../../models";
import { hasRow, isRealised } from "./registry";

export interface Coverage {
  /** Made on the emulator; otherwise only recorded. */
  realised: boolean;
  /** Whether its inputs are checked against AWS's own models before anything is made. */
  checked: boolean;
}

/** What the local stack does with a resource type such as `aws:kms/key:Key`. */
export function coverageOf(type: string): Coverage {
  const realised = isRealised(type);
  return { realised, checked: hasRow(type) || checkedTypes().includes(type) };
}
