import { ACCESS } from "./access";
import type { Breach } from "./breach";
import { BUCKETS } from "./buckets";
import { ENCRYPTION } from "./encryption";
import { FUNCTIONS } from "./functions";
import { GOVERNANCE } from "./governance";
import { INTEGRITY } from "./integrity";
import { RETENTION } from "./retention";

export const BREACHES: readonly Breach[] = [
  ...ACCESS,
  ...BUCKETS,
  ...ENCRYPTION,
  ...FUNCTIONS,
  ...GOVERNANCE,
  ...INTEGRITY,
  ...RETENTION,
];
