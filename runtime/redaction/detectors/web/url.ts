import { joins } from "../../scan/characters";
import { GAP, WORD } from "../../scan/flags";
import {
  endAt,
  gapAt,
  gapWithin,
  has,
  isBarrier,
  isWord,
  lengthAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import { add, type Context } from "../context";
import { cueBefore, hostStart, isSlashWord, saidEnd, urlEnd } from "./host";

const SCHEME = /^(?:h(?:tt|xx|\*\*|XX)ps?|ftps?|sftp|meow)$/i;

/** Hosts where the page below the host, or the name before it, is somebody's own. */
const OWN_PAGE =
  /^(?:tumblr|weebly|carrd|wixsite|blogspot|wordpress|github|gitlab|neocities|itch|substack|livejournal|myportfolio|bandcamp|medium|squarespace|netlify|vercel|glitch|deviantart|newgrounds|blogger|webnode|jimdo|strikingly)$/i;

const SOCIAL =
  /^(?:facebook|fb|instagram|insta|tiktok|twitter|x|snapchat|youtube|youtu|linkedin|reddit|pinterest|twitch|discord|soundcloud|spotify|linktr|vsco|github|roblox|telegram|onlyfans|venmo|cashapp|threads|ask|ngl|docs|google|drive)$/i;

/** Adds an address and notes where it ends: what starts inside one is gone with it and is not looked for. */
function put(context: Context, start: number, end: number): void {
  add(context, "URL", start, end);
  context.urlEnd = Math.max(context.urlEnd, end);
}

/** Finds `scheme://…`, also defanged (`hxxp`, `[:]`, ` . `), where the scheme is the token before. */
export function detectSchemeUrl(context: Context, at: number): void {
  const { scan } = context;
  const gap = scan.text.slice(endAt(scan, at - 1), startAt(scan, at));
  const sign = /^ ?[[(]?:[\])]? ?\/ ?\/ ?/.exec(gap);
  if (!sign || !isWord(scan, at - 1) || startAt(scan, at - 1) < context.urlEnd) return;
  const name = textAt(scan, at - 1);
  const scheme = SCHEME.test(name)
    ? name
    : (/(?:h(?:tt|xx)ps?|ftp)$/i.exec(name)?.[0] ??
      (lengthAt(scan, at - 1) <= 12 && sign[0] === "://" ? name : ""));
  if (!scheme) return;
  put(context, endAt(scan, at - 1) - scheme.length, urlEnd(scan.text, endAt(scan, at - 1) + sign[0].length));
}

/** Finds `www.…`, where the token is `www`. */
export function detectWww(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const start = startAt(scan, at);
  if (start < context.urlEnd || joins(text, start - 1)) return;
  if (
    gapWithin(scan, at + 1, GAP.dot | GAP.bracket | GAP.open | GAP.close, 3) &&
    gapAt(scan, at + 1) & GAP.dot &&
    startAt(scan, at + 1) > start + 3
  ) {
    put(context, start, urlEnd(text, endAt(scan, at)));
  } else if (has(scan, at + 1, WORD.dot)) {
    const end = saidEnd(scan, at);
    if (end > at) put(context, start, endAt(scan, end));
  }
}

/**
 * Finds a host under a common ending with a path, a page of one's own below a host, or a host after a word such as
 * `website`, where the token is the ending: `jo.tumblr.com`, `facebook.com/jo`, `example[.]com/jo`.
 */
export function detectBareUrl(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const first = hostStart(scan, at);
  if (first === at) return;
  const start = startAt(scan, first);
  if (start < context.urlEnd) return;
  const before = text[start - 1];
  if (before === "@" || before === "\uE000" || before === "/") return;
  // What was redacted there may have been a part of the host's name.
  if (isBarrier(scan, first - 1) && gapWithin(scan, first, GAP.dash | GAP.underscore | GAP.dot, 1)) return;
  const end = endAt(scan, at);
  const slash = /^(?::\d{1,5})?\/[^\s<>"'\uE000]/.test(text.slice(end, end + 8));
  const middle = textAt(scan, at - 1);
  const said = has(scan, at - 1, WORD.dot) ? textAt(scan, at - 2) : middle;
  const own = OWN_PAGE.test(said) && at - first >= (has(scan, at - 1, WORD.dot) ? 3 : 2);
  const cue = cueBefore(scan, first);
  if (!slash && joins(text, end)) return;
  if (slash) put(context, start, urlEnd(text, end));
  else if (has(scan, at + 1, WORD.filler) || isSlashWord(scan, at + 1)) {
    const last = saidEnd(scan, at);
    if ((SOCIAL.test(said) || last > at) && last > at) put(context, start, endAt(scan, last));
    else if (own || cue) put(context, start, end);
  } else if (own || cue) put(context, start, end);
}
