import { BY_FAILURES } from "./failures";
import type { Justification } from "./justification";
import { BY_LAMBDA } from "./lambda";
import { BY_POLICIES } from "./policies";
import { BY_SERVICES } from "./services";

export type { Justification } from "./justification";

export const JUSTIFIED: readonly Justification[] = [
  ...BY_LAMBDA,
  ...BY_SERVICES,
  ...BY_POLICIES,
  ...BY_FAILURES,
];
