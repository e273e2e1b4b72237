import type { Detector, Finding } from "../types";

const CUE = /\b(?:d\.?o\.?b\b|born\b|birth[ -]?(?:day|date)\b|date of birth\b|b-?day\b|birthdate\b)/giu;
const REACH = 24;
const WINDOW = 90;

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ORDINAL_WORD =
  "(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)";
const NUMBER_WORD =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|and|oh)";
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL_WORD})`;
const YEAR = `(?:'?\\d{4}|'\\d{2}|${NUMBER_WORD}(?:[ -]${NUMBER_WORD}){1,5})`;

/** Ways to write a date, the longest first. */
const DATE = new RegExp(
  [
    "\\d{4}[-/. ]\\d{1,2}[-/. ]\\d{1,2}(?!\\d)",
    "\\d{1,2} ?[-/. ] ?\\d{1,2} ?[-/. ] ?(?:\\d{4}|\\d{2})(?!\\d)",
    `${MONTH}[ ]{1,2}(?:the )?${DAY}(?:,?[ ]{1,2}(?:of )?${YEAR})?(?![\\p{L}\\p{N}])`,
    `(?:the )?${DAY}[ -](?:of )?${MONTH}(?:,?[ -]${YEAR})?(?![\\p{L}\\p{N}])`,
    "(?<!\\d)\\d{8}(?!\\d)",
    `${MONTH}[ ]\\d{4}(?!\\d)`,
  ].join("|"),
  "iu",
);

/** Finds dates of birth: a date in any common form shortly after a word that says whose date it is. */
export const detectBirthDates: Detector = (text) => {
  const findings: Finding[] = [];
  for (const { index, 0: cue } of text.matchAll(CUE)) {
    const from = index + cue.length;
    const match = DATE.exec(text.slice(from, from + WINDOW));
    if (!match || match.index > REACH) continue;
    const start = from + match.index;
    findings.push({ type: "DATE_OF_BIRTH", start, end: start + match[0].length });
  }
  return findings;
};
