import type { Detector, Finding } from "../types";

const AT_NAME = /(?<![\p{L}\p{N}\p{M}._%+@/-])@[\p{L}_][\p{L}\p{N}_.]{1,31}/gu;
const DISCORD = /(?<![\p{L}\p{N}])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)/gu;
const CUE =
  /\b(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|twitter|handle|user ?name|gamer ?tag|roblox|xbox|psn|kik|telegram|twitch|messag(?:ing|ed|es) me from|dm(?:s|ing|ed)? me (?:from|on|at))\b/giu;
const FILLER = /^(?: ?[:=-] ?| is | name is | user(?:name)? is | as | at | tag is | )/iu;
const NAME = /^@?[\p{L}\p{N}_.]{3,32}(?:#\d{4})?/u;
/** What sets an account name apart from a word: a digit, underscore, inner dot, or case within the word. */
const TELLING = /\d|_|\p{L}\.\p{L}|\p{Ll}\p{Lu}|#|@/u;

/** Finds account names: `@name`, `name#1234`, and names with a telling form after a word that says where. */
export const detectHandles: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (start: number, name: string) => {
    const bare = name.replace(/\.+$/, "");
    findings.push({ type: "HANDLE", start, end: start + bare.length });
  };
  if (text.includes("@")) for (const { index, 0: name } of text.matchAll(AT_NAME)) add(index, name);
  if (text.includes("#")) for (const { index, 0: name } of text.matchAll(DISCORD)) add(index, name);
  for (const { index, 0: cue } of text.matchAll(CUE)) {
    const from = index + cue.length;
    const window = text.slice(from, from + 64);
    const filler = FILLER.exec(window)?.[0].length ?? 0;
    const name = filler > 0 ? NAME.exec(window.slice(filler))?.[0] : undefined;
    if (name && TELLING.test(name.replace(/\.+$/, ""))) add(from + filler, name);
  }
  return findings;
};
