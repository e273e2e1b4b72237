import type { Random } from "../random";
import { digitWords, fullWidthDigits, invisible, variations } from "./variation";

const parts = (r: Random) => [r.pattern("N##"), r.pattern("N##"), r.pattern("####")] as const;
const joined = (r: Random, joint: string) => parts(r).join(joint);
const ten = (r: Random) => joined(r, "");
const ARABIC = "٠١٢٣٤٥٦٧٨٩";
const ABROAD = [
  "+44 7### ######",
  "+33 6 ## ## ## ##",
  "+49 151 ########",
  "+34 6## ### ###",
  "+55 11 9####-####",
  "+52 55 #### ####",
  "+91 98### #####",
  "+234 803 ### ####",
];
const country = (r: Random) => r.pattern(r.pick(ABROAD));

const BOTH = ["", "bare"];

/** Slots: `""` after a word that says what it is, `bare` anywhere. */
export const PHONE = variations("PHONE", "phone", {
  parentheses: {
    slots: BOTH,
    weight: 2,
    make: (r) =>
      parts(r)
        .join("-")
        .replace(/^(\d+)-/, "($1) "),
  },
  "parentheses without a space": {
    slots: BOTH,
    make: (r) =>
      parts(r)
        .join("-")
        .replace(/^(\d+)-/, "($1)"),
  },
  dashes: { slots: BOTH, weight: 2, make: (r) => joined(r, "-") },
  dots: { slots: BOTH, make: (r) => joined(r, ".") },
  spaces: { slots: BOTH, make: (r) => joined(r, " ") },
  slash: (r) => joined(r, "-").replace("-", "/"),
  "en dashes": { slots: BOTH, make: (r) => joined(r, "–") },
  "non-breaking hyphens": { slots: BOTH, make: (r) => joined(r, "\u2011") },
  "ten digits": { weight: 2, make: ten },
  "one and dashes": { slots: BOTH, make: (r) => `1-${joined(r, "-")}` },
  "plus one": {
    slots: BOTH,
    make: (r) =>
      `+1 ${parts(r)
        .join("-")
        .replace(/^(\d+)-/, "($1) ")}`,
  },
  "plus one solid": { slots: BOTH, make: (r) => `+1${ten(r)}` },
  "double zero": (r) => `001-${joined(r, "-")}`,
  international: { slots: BOTH, weight: 2, make: country },
  "international solid": { slots: BOTH, make: (r) => country(r).replace(/[ -]/g, "") },
  "international with a zero in parentheses": (r) => r.pattern("+44 (0)20 #### ####"),
  "national, British": (r) => r.pattern(r.pick(["020 #### ####", "07### ######", "0161 ### ####"])),
  "national, continental": (r) => r.pattern(r.pick(["0171 #######", "06 ## ## ## ##", "089/#######"])),
  extension: (r) =>
    `${joined(r, "-")}${r.pick([" ext. ", " x", " ext ", "x", ", extension "])}${r.int(10, 9999)}`,
  "seven digits": (r) => `${r.pattern("N##-####")}`,
  "digits apart": (r) => [...ten(r)].join(" "),
  "in words": { weight: 2, make: (r) => digitWords(ten(r)) },
  "in words with oh": (r) => digitWords(r.pattern("N0N0##0###"), "oh"),
  "words and digits mixed": (r) => {
    const [area, office, line] = parts(r);
    return r.chance(0.5) ? `${digitWords(area)} ${office} ${line}` : `${area} ${digitWords(office)} ${line}`;
  },
  "full-width digits": (r) => fullWidthDigits(joined(r, "-")),
  "Arabic-Indic digits": (r) => joined(r, "-").replace(/\d/g, (digit) => ARABIC[Number(digit)] as string),
  "invisible characters inside": (r) => invisible(r, joined(r, "-")),
  "tel scheme": { slots: BOTH, make: (r) => `tel:⟦+1-${joined(r, "-")}⟧` },
});
