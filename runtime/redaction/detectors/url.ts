import type { Detector, Finding } from "../types";

const SCHEME = /(?:h(?:tt|xx)ps?|ftp):\/\/[^\s<>"'\uE000]{1,2048}/giu;
const WWW = /(?<![\p{L}\p{N}])www\.[^\s<>"'\uE000]{3,2048}/giu;
/** A host under a domain in common use with a path, or a page of one's own below a host. */
const TLD =
  "com|org|net|edu|gov|info|biz|io|co|gg|me|us|ca|uk|tv|app|dev|ly|be|xyz|site|online|link|page|club|in";
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}@.-])[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,4}\\.(?:${TLD})(?::\\d{1,5})?/[^\\s<>"'\\uE000]{1,2048}`,
  "giu",
);
const OWN_PAGE =
  /(?<![\p{L}\p{N}@.-])[\p{L}\p{N}_-]{1,63}(?:\.| dot )(?:tumblr|weebly|carrd|wixsite|blogspot|wordpress|github|neocities|itch|substack)(?:\.| dot )(?:com|co|io|org)(?![\p{L}\p{N}])/giu;

/** Finds web addresses: with a scheme (also `hxxp`), with `www.`, bare with a path, and personal pages. */
export const detectUrls: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (pattern: RegExp) => {
    for (const { index, 0: url } of text.matchAll(pattern)) {
      const end = index + url.replace(/[.,;:!?)\]}…]{1,8}$/u, "").length;
      findings.push({ type: "URL", start: index, end });
    }
  };
  if (text.includes("://")) add(SCHEME);
  if (/www\./i.test(text)) add(WWW);
  if (text.includes("/") && text.includes(".")) add(BARE);
  if (/tumblr|weebly|carrd|wixsite|blogspot|wordpress|github|neocities|itch|substack/i.test(text))
    add(OWN_PAGE);
  return findings;
};
