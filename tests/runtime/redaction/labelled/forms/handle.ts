import type { Random } from "../random";
import type { Source } from "../values/source";
import { variations } from "./variation";

const low = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
const cap = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const named = (r: Random, s: Source) => low(s.given(r));
const BOTH = ["", "bare"];

/** Slots: `""` after a word that says what it is, `bare` anywhere. */
export const HANDLE = variations("HANDLE", "handle", {
  "at sign": { slots: BOTH, weight: 2, make: (r, s) => `@${named(r, s)}${r.pick(["_", ""])}${s.word(r)}` },
  "at sign and digits": { slots: BOTH, make: (r, s) => `@${s.word(r)}${r.int(2, 2014)}` },
  "at sign, dots inside": { slots: BOTH, make: (r, s) => `@${named(r, s)}.${low(s.surname(r))}` },
  "name and digits": { weight: 2, make: (r, s) => `${named(r, s)}${low(s.surname(r))}${r.int(1, 99)}` },
  "word and digits": (r, s) => `${s.word(r)}${s.word(r)}${r.int(10, 999)}`,
  "gamer's brackets": {
    slots: BOTH,
    make: (r, s) =>
      r.pick(["xX_#_Xx", "xx#xx", "xX#Xx", "XxX_#_XxX"]).replace("#", cap(s.word(r)) + r.int(1, 99)),
  },
  "number sign and four digits": { slots: BOTH, make: (r, s) => `${s.word(r)}#${r.pattern("####")}` },
  "dots inside": (r, s) => `${named(r, s)}.${s.word(r)}.${r.int(1, 20)}`,
  "underscores around": (r, s) => `_${named(r, s)}_${s.word(r)}_`,
  "underscores inside": (r, s) => `${s.word(r)}_${named(r, s)}_${r.int(1, 99)}`,
  "capitals inside": (r, s) => `${cap(s.word(r))}${cap(named(r, s))}${r.int(1, 99)}`,
  "its in front": (r, s) =>
    `${r.pick(["its", "itz", "the_real_", "not", "only"])}${named(r, s)}${r.pattern("##")}`,
  "user path": { slots: ["bare"], make: (r, s) => `u/${s.word(r)}_${named(r, s)}` },
  "letters as digits": (r, s) =>
    `${s.word(r).replace(/o/g, "0").replace(/e/g, "3").replace(/i/g, "1")}_${r.pattern("##")}`,
  "stream prefix": (r, s) => `${r.pick(["ttv_", "TTV-", "yt_"])}${cap(s.word(r))}${r.int(1, 99)}`,
});
