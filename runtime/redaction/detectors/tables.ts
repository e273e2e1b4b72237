import type { Detector, Finding } from "../types";
import { BARRIER } from "../view";

/** Cells of columns that are looked at, over all tables of a text; they bound the time. */
const MOST_CELLS = 400;
const LONGEST_HEADING = 28;
const LONGEST_CELL = 100;
const DELIMITERS = ["\t", "|", ";", ","] as const;
/** Between two cells: nothing of one cell may be taken for a part of the next. */
const APART = `\n\n\n${BARRIER}\n\n\n`;
/** Headings of columns whose values only the heading tells. */
const TELLING =
  /\b(?:id|ids|sid|pin|ssn|social|dob|born|birth\w*|bday|phone|cell|mobile|tel|number|no|num|mrn|record|chart|patient|member|policy|plan|medicare|medicaid|insurance|net ?id|login|user ?(?:name|id)?|account|passport|plates?|address|card|mac|lunch|student\w*|pupil)\b|#/i;

interface Heading {
  delimiter: string;
  cells: readonly string[];
}

/** Where a cell stands in the text and among the cells collected. */
interface Place {
  from: number;
  at: number;
  length: number;
}

/**
 * Finds values that the heading of their column tells: in lines with as many cells as the line of headings before them.
 * A line with a placeholder is left out, as what it held may have had delimiters.
 */
export function detectInTables(text: string, detect: Detector): Finding[] {
  if (!text.includes("\n")) return [];
  let collected = "";
  const places: Place[] = [];
  const state: { heading?: Heading | undefined; cells: number } = { cells: 0 };
  for (let from = 0; from < text.length && state.cells < MOST_CELLS; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end === -1 ? text.length : end);
    const row = state.heading && line.split(state.heading.delimiter);
    if (row && row.length === state.heading?.cells.length) {
      let at = from;
      for (const [column, cell] of row.entries()) {
        const heading = state.heading.cells[column] as string;
        if (
          heading &&
          state.cells++ < MOST_CELLS &&
          cell.trim() &&
          cell.length <= LONGEST_CELL &&
          !line.includes(BARRIER)
        ) {
          collected += `${APART}${heading}: `;
          places.push({ from: collected.length, at, length: cell.length });
          collected += cell;
        }
        at += cell.length + 1;
      }
    } else state.heading = headingOf(line) ?? (/^[\s|:+-]*$/.test(line) && line ? state.heading : undefined);
    from = end === -1 ? text.length : end + 1;
  }
  return places.length > 0 ? back(detect(collected + APART), places) : [];
}

/** The headings of a line: two cells or more, short, without digits, some of them telling. */
function headingOf(line: string): Heading | undefined {
  if (line.length > 400 || /[\d\uE000]/.test(line)) return undefined;
  const delimiter = DELIMITERS.find((sign) => line.includes(sign));
  if (!delimiter) return undefined;
  const names = line.split(delimiter).map((name) => name.replace(/["'*_]+/g, " ").trim());
  if (names.some(({ length }) => length > LONGEST_HEADING)) return undefined;
  const cells = names.map((name) => (TELLING.test(name) ? name : ""));
  return cells.some((name) => name !== "") ? { delimiter, cells } : undefined;
}

/** Findings among the cells collected as findings of the text. */
function back(found: readonly Finding[], places: readonly Place[]): Finding[] {
  const result: Finding[] = [];
  let next = 0;
  for (const { type, start, end } of [...found].sort((a, b) => a.start - b.start)) {
    while (next + 1 < places.length && (places[next + 1] as Place).from <= start) next++;
    for (let at = next; at < places.length && (places[at] as Place).from < end; at++) {
      const place = places[at] as Place;
      const from = Math.max(start, place.from);
      const to = Math.min(end, place.from + place.length);
      if (from < to)
        result.push({ type, start: from - place.from + place.at, end: to - place.from + place.at });
    }
  }
  return result;
}
