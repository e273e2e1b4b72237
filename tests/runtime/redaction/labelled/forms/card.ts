import type { Random } from "../random";
import { digitWords, fullWidthDigits, invisible, variations, withLuhn } from "./variation";

const visa = (r: Random) => withLuhn(r.pattern("4##############"));
const master = (r: Random) => withLuhn(r.pattern(`5${r.int(1, 5)}#############`));
const sixteen = (r: Random) => (r.chance(0.6) ? visa(r) : master(r));
const amex = (r: Random) => withLuhn(r.pattern(`3${r.pick(["4", "7"])}############`));
const fours = (digits: string, joint: string) => digits.replace(/\d{4}(?=\d)/g, (four) => four + joint);

export const CREDIT_CARD = variations("CREDIT_CARD", "card", {
  "groups of four": { weight: 3, make: (r) => fours(sixteen(r), " ") },
  solid: { weight: 2, make: sixteen },
  dashes: { weight: 2, make: (r) => fours(sixteen(r), "-") },
  dots: (r) => fours(sixteen(r), "."),
  "non-breaking spaces": (r) => fours(sixteen(r), "\u00a0"),
  "en dashes": (r) => fours(sixteen(r), "–"),
  "two spaces between groups": (r) => fours(sixteen(r), "  "),
  "fifteen digits": amex,
  "fifteen digits in groups": (r) => amex(r).replace(/^(\d{4})(\d{6})/, "$1 $2 "),
  "fifteen digits with dashes": (r) => amex(r).replace(/^(\d{4})(\d{6})/, "$1-$2-"),
  "fourteen digits": (r) => withLuhn(r.pattern("36###########")),
  "number of the 2 series": (r) => fours(withLuhn(r.pattern("2345###########")), " "),
  "number of the 6011 series": (r) => fours(withLuhn(r.pattern("6011###########")), "-"),
  "in words": (r) => digitWords(sixteen(r)),
  "digits apart": (r) => [...sixteen(r)].join(" "),
  "full-width digits": (r) => fullWidthDigits(fours(sixteen(r), " ")),
  "invisible characters inside": (r) => invisible(r, fours(sixteen(r), " ")),
});
