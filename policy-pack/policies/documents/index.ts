import type { Rule } from "../../model/rule";
import { iamNoEscalation } from "./iam-no-escalation";
import { iamOwnBuckets } from "./iam-own-buckets";
import { keyInForce } from "./key-in-force";
import { keyUsersTied } from "./key-users-tied";
import { principalsNamed } from "./principals-named";
import { s3Denials } from "./s3-denials";
import { trustScoped } from "./trust-scoped";

export const DOCUMENTS: readonly Rule[] = [
  iamNoEscalation,
  iamOwnBuckets,
  keyInForce,
  keyUsersTied,
  principalsNamed,
  s3Denials,
  trustScoped,
];
