import type { Rule } from "../../model/rules/rule";
import { keyInForce } from "./key-in-force";
import { keyUsersTied } from "./key-users-tied";
import { kmsDeletionWindow } from "./kms-deletion-window";
import { kmsKeyPolicy } from "./kms-key-policy";
import { kmsRotation } from "./kms-rotation";
import { secretCustomerKey } from "./secret-customer-key";
import { secretRotates } from "./secret-rotates";

export const KEYS: readonly Rule[] = [
  kmsDeletionWindow,
  kmsKeyPolicy,
  kmsRotation,
  secretCustomerKey,
  secretRotates,
  keyInForce,
  keyUsersTied,
];
