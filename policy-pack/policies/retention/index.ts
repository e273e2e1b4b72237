import type { Rule } from "../../model/rules/rule";
import { archiveRetention } from "./archive-retention";
import { retentionContradiction } from "./retention-contradiction";

export const RETENTION: readonly Rule[] = [archiveRetention, retentionContradiction];
