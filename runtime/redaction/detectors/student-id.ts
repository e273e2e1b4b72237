import type { Detector, Finding } from "../types";
import { isWordCharacter } from "./cue";

const CUE =
  /\b(?:student(?:'s)? ?(?:id|number|num|no)\b\.?|student ?#|sid\b|school id\b|net ?id\b|banner(?: id)?\b|lunch (?:pin|number|id)\b|(?:my|his|her|their) id\b|\bid ?[#:]|\bid(?= ))/giu;
const CUE_AFTER = /^,? (?:is|was|as) (?:my|his|her|their|the) (?:student |school |net ?)?id\b/iu;
const FILLER = /^(?:[ :#=/-]|is|number|num|no\.?|id|student|pin|\(|was|my|the|it'?s){0,8}/iu;
const TOKEN = /^@?(?:[a-z]{1,5}[- ]?)?\d{2,}(?:[- ]\d{2,}){0,3}/iu;
const BEFORE = /(?<![\p{L}\p{N}])@?(?:[a-z]{1,5}-?)?\d{2,12}(?:[- ]\d{2,8}){0,3}$/iu;
const PREFIXED = /(?<![\p{L}\p{N}])STU[-_ ]?\d{4}[-_ ]?\d{3,8}(?!\d)/giu;
const MIN_DIGITS = 4;

/** Finds student ids: a code with digits next to a word that says what it is, and codes of the form STU-2024-12345. */
export const detectStudentIds: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (start: number, value: string) => {
    const end = start + value.length;
    if (value.replace(/\D/g, "").length < MIN_DIGITS || isWordCharacter(text[end])) return;
    findings.push({ type: "STUDENT_ID", start, end });
  };
  for (const { index, 0: code } of text.matchAll(PREFIXED)) add(index, code);
  for (const { index, 0: cue } of text.matchAll(CUE)) {
    const from = index + cue.length;
    const window = text.slice(from, from + 64);
    const filler = FILLER.exec(window)?.[0].length ?? 0;
    const token = TOKEN.exec(window.slice(filler));
    if (token) add(from + filler, token[0]);
  }
  for (const { index } of text.matchAll(/,? (?:is|was|as) (?:my|his|her|their|the) /giu)) {
    if (!CUE_AFTER.test(text.slice(index, index + 40))) continue;
    const before = BEFORE.exec(text.slice(Math.max(0, index - 40), index));
    if (before) add(index - before[0].length, before[0]);
  }
  return findings;
};
