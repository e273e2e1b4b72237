import type { Detector } from "../types";
import { detectBirthDates } from "./birth-date";
import { detectEmails } from "./email";
import { detectHandles } from "./handle";
import { detectIbans } from "./iban";
import { detectIpv6 } from "./ipv6";
import { detectNumbers } from "./numbers";
import { detectStudentIds } from "./student-id";
import { detectUrls } from "./url";

/**
 * Detectors of structured values. Each runs in linear time: patterns have bounded repetition only, and what a pattern
 * is tried on has a bounded length.
 */
export const DETECTORS: readonly Detector[] = [
  detectEmails,
  detectUrls,
  detectNumbers,
  detectIpv6,
  detectIbans,
  detectBirthDates,
  detectStudentIds,
  detectHandles,
];
