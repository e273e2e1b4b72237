import { detectHandles, detectNames } from "../names";
import type { Detector } from "../types";
import { detectStructured } from "./structured";

/** Everything that looks for values in a text; all of them see the same text, once. */
export const DETECTORS: readonly Detector[] = [detectStructured, detectNames, detectHandles];
