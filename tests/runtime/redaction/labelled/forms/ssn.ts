import type { Random } from "../random";
import { digitWords, fullWidthDigits, invisible, variations } from "./variation";

/** Area, group and serial number; areas 000, 666 and 9xx are never given out. */
function parts(r: Random): readonly string[] {
  const area = String(r.int(100, 665));
  return [area, String(r.int(1, 99)).padStart(2, "0"), String(r.int(1, 9999)).padStart(4, "0")];
}
const joined = (r: Random, joint: string) => parts(r).join(joint);

/** Slots: `""` after a word that says what it is, `bare` anywhere, `four` only the last four digits. */
export const US_SSN = variations("US_SSN", "ssn", {
  dashes: { slots: ["", "bare"], weight: 4, make: (r) => joined(r, "-") },
  spaces: { slots: ["", "bare"], weight: 2, make: (r) => joined(r, " ") },
  dots: (r) => joined(r, "."),
  slashes: (r) => joined(r, "/"),
  underscores: (r) => joined(r, "_"),
  "nine digits": { weight: 2, make: (r) => joined(r, "") },
  "en dashes": { slots: ["", "bare"], make: (r) => joined(r, "–") },
  "non-breaking hyphens": (r) => joined(r, "\u2011"),
  "spaces around the dashes": (r) => joined(r, " - "),
  "one dash only": (r) => joined(r, "-").replace("-", ""),
  "dash and space mixed": (r) => joined(r, "-").replace("-", " "),
  "spelled out in words": { weight: 2, make: (r) => digitWords(joined(r, "")) },
  "spelled out with the word dash": (r) =>
    parts(r)
      .map((part) => digitWords(part))
      .join(" dash "),
  "spelled out with oh": (r) => digitWords(joined(r, "").replace(/^(...)../, "$100"), "oh"),
  "digits apart": (r) => [...joined(r, "")].join(" "),
  "full-width digits": { slots: ["", "bare"], make: (r) => fullWidthDigits(joined(r, "-")) },
  "invisible characters inside": { slots: ["", "bare"], make: (r) => invisible(r, joined(r, "-")) },
  "last four": { slots: ["four"], weight: 2, make: (r) => r.pattern("####") },
  "last four behind a mask": (r) => `${r.pick(["XXX-XX-", "***-**-", "xxx-xx-"])}⟦${r.pattern("####")}⟧`,
});
