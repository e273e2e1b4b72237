const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

/** A pattern Java's DateTimeFormatter does not know, or one letter of it we do not evaluate. */
export class TimestampPatternError extends Error {
  override readonly name = "TimestampPatternError";
}

/**
 * Formats an instant with a Java DateTimeFormatter pattern of the letters y u M d H h m s S a D E and quoted text.
 * @param at epoch milliseconds
 * @param zone IANA name
 * @throws TimestampPatternError for any other letter
 */
export function formatTimestamp(pattern: string, at: number, zone = "UTC"): string {
  const moment = momentIn(at, zone);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted.replace(/''/g, "'");
    return field(token, moment);
  });
}

function field(token: string, at: Moment): string {
  const width = token.length;
  const padded = (n: number): string => String(n).padStart(width, "0");
  switch (token[0]) {
    case "y":
    case "u":
      return width === 2 ? String(at.year % 100).padStart(2, "0") : padded(at.year);
    case "M":
      return width < 3 ? padded(at.month) : short(MONTHS[at.month - 1], width);
    case "d":
      return padded(at.day);
    case "H":
      return padded(at.hour);
    case "h":
      return padded(at.hour % 12 || 12);
    case "m":
      return padded(at.minute);
    case "s":
      return padded(at.second);
    case "S":
      return String(at.millisecond).padStart(3, "0").padEnd(width, "0").slice(0, width);
    case "a":
      return at.hour < 12 ? "AM" : "PM";
    case "D":
      return padded(dayOfYear(at));
    case "E":
      return short(DAYS[(new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay() + 6) % 7], width);
    default:
      throw new TimestampPatternError(
        `timestamp pattern has "${token}"; allowed: the letters y u M d H h m s S a D E.`,
      );
  }
}

const short = (name = "", width: number): string => (width === 4 ? name : name.slice(0, 3));

const dayOfYear = (at: Moment): number =>
  Math.round((Date.UTC(at.year, at.month - 1, at.day) - Date.UTC(at.year, 0, 1)) / 86_400_000) + 1;

function momentIn(at: number, zone: string): Moment {
  const date = new Date(at);
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(date);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    millisecond: date.getUTCMilliseconds(),
  };
}
