import type { Detector, Finding, PiiType } from "../types";
import { matchCard } from "./card";
import { digitRuns, type Group, type GroupMatcher } from "./digit-runs";
import { matchIpv4 } from "./ipv4";
import { matchPhone } from "./phone";
import { matchSsn } from "./ssn";

const MATCHERS: readonly [PiiType, GroupMatcher][] = [
  ["IP", matchIpv4],
  ["CREDIT_CARD", matchCard],
  ["US_SSN", matchSsn],
  ["PHONE", matchPhone],
];

/** Finds values made of digits: IPv4 addresses, card numbers, social security numbers, phone numbers. */
export const detectNumbers: Detector = (text) => {
  const findings: Finding[] = [];
  for (const run of digitRuns(text)) {
    for (let at = 0; at < run.length; ) {
      const [type, length] = firstMatch(run, at, text);
      if (type) findings.push(span(type, run, at, length, text));
      at += length;
    }
  }
  return findings;
};

function firstMatch(run: readonly Group[], at: number, text: string): [PiiType | undefined, number] {
  for (const [type, match] of MATCHERS) {
    const length = match(run, at, text);
    if (length > 0) return [type, length];
  }
  return [undefined, 1];
}

const EXTENSION = /^,? ?(?:ext\.?|extension|x) ?\d{1,6}/i;

function span(type: PiiType, run: readonly Group[], at: number, length: number, text: string): Finding {
  let start = (run[at] as Group).start;
  let end = (run[at + length - 1] as Group).end;
  if (type === "PHONE") {
    while (start > 0 && /[+(]/.test(text[start - 1] as string)) start--;
    end += EXTENSION.exec(text.slice(end, end + 20))?.[0].length ?? 0;
  }
  return { type, start, end };
}
