import { joins } from "../scan/characters";
import { GAP, WORD } from "../scan/flags";
import { startAt } from "../scan/tokens";
import { add, type Context, cued } from "./context";

const LONGEST = 80;
const REACH = 24;
const DECIMAL = "[-+]?\\d{1,3}\\.\\d{1,15}";
const MARK = "(?: ?°)?(?: ?(?:[NSEW](?![a-z])|north|south|east|west))?";
const BETWEEN =
  "(?: ?[,;/] ?| {1,2}| and | ?& ?)(?:(?:lon|lng|long|longitude)\\b ?[:=]? ?)?[\"']?(?:lon|lng|long|longitude)?[\"']? ?[:=]? ?";
const PAIR = new RegExp(`^(${DECIMAL})(${MARK})${BETWEEN}(${DECIMAL})(${MARK})`, "i");
/** Degrees, minutes and seconds: `40°42'46"N 74°00'22"W`. */
const DMS =
  /^\d{1,3} ?° ?\d{1,2} ?['m] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:"|''|s) ?)?[NS],? {0,2}\d{1,3} ?° ?\d{1,2} ?['m] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:"|''|s) ?)?[EW]/i;

/** Finds a latitude and longitude precise enough for a house: decimal degrees with a sign or cue, or minutes. */
export function detectCoordinates(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const gap = scan.gap[at + 1] as number;
  const degrees = text[startAt(scan, at + 1) - 1] === "°" || text[scan.end[at] as number] === "°";
  if (!(gap & GAP.dot) && !degrees) return;
  const from = startAt(scan, at);
  const signed = /[-+]/.test(text[from - 1] ?? "") && !joins(text, from - 2) ? from - 1 : from;
  if (joins(text, from - 1) || (text[from - 1] === "." && joins(text, from - 2))) return;
  const rest = text.slice(signed, signed + LONGEST);
  const sexagesimal = degrees ? DMS.exec(text.slice(from, from + LONGEST))?.[0] : undefined;
  if (sexagesimal) {
    add(context, "COORDINATES", from, from + sexagesimal.length);
    return;
  }
  const pair = PAIR.exec(rest);
  if (!pair) return;
  const [whole, first = "", firstMark = "", second = "", secondMark = ""] = pair;
  if (Math.abs(Number(first)) > 90 || Math.abs(Number(second)) > 180 || joins(text, signed + whole.length))
    return;
  if (text[signed + whole.length] === "." && /\d/.test(text[signed + whole.length + 1] ?? "")) return;
  const places = Math.min(decimals(first), decimals(second));
  const told = /[nsew°]/i.test(firstMark + secondMark) || cued(context, at, WORD.place, REACH);
  const listed =
    /[,(]\s?$/.test(text.slice(Math.max(0, signed - 2), signed)) ||
    /^ ?,/.test(text.slice(signed + whole.length, signed + whole.length + 2));
  const sure = places >= 5 || (places >= 4 && (/-/.test(first + second) || !listed));
  if ((told && places >= 3) || sure) add(context, "COORDINATES", signed, signed + whole.trimEnd().length);
}

function decimals(number: string): number {
  return number.length - number.indexOf(".") - 1;
}
