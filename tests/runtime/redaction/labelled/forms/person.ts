import type { Random } from "../random";
import type { Source } from "../values/source";
import { fullWidth, invisible, variations } from "./variation";

const full = (r: Random, s: Source) => `${s.given(r)} ${s.surname(r)}`;
const initial = (r: Random, s: Source) => s.given(r).slice(0, 1);

/** A name with two neighbouring letters swapped or one doubled. */
function misspelt(r: Random, name: string): string {
  const at = r.int(1, Math.max(1, name.length - 2));
  return r.chance(0.5)
    ? name.slice(0, at) + name.slice(at, at + 1) + name.slice(at)
    : name.slice(0, at) + name.slice(at + 1, at + 2) + name.slice(at, at + 1) + name.slice(at + 2);
}

/** Slots: `""` anybody, `first` a given name, `full` a whole name, `record` a whole
 * name as a form has it, `list` surname first, `last` after a title, `glued` before an `s`. */
export const PERSON = variations(
  "PERSON",
  "person",
  {
    "given name": { slots: ["", "first"], weight: 5, make: (r, s) => s.given(r) },
    "given name in small letters": {
      slots: ["", "first"],
      weight: 3,
      make: (r, s) => s.given(r).toLowerCase(),
    },
    "given name in capitals": { slots: ["", "first"], make: (r, s) => s.given(r).toUpperCase() },
    "given name misspelt": { slots: ["", "first"], make: (r, s) => misspelt(r, s.given(r)) },
    "given name in two words": { slots: ["", "first"], make: (r, s) => `${s.given(r)} ${s.given(r)}` },
    "given name glued to an s": { slots: ["glued"], weight: 2, make: (r, s) => s.given(r) },
    "word as a given name": { slots: ["", "first"], weight: 3, make: (r, s) => s.wordName(r) },
    "word as a given name in small letters": {
      slots: ["first"],
      make: (r, s) => s.wordName(r).toLowerCase(),
    },
    "word as a given name with surname": {
      slots: ["", "full", "record"],
      make: (r, s) => `${s.wordName(r)} ${s.surname(r)}`,
    },
    "given name and surname": { weight: 5, make: full },
    "whole name in small letters": { weight: 3, make: (r, s) => full(r, s).toLowerCase() },
    "whole name in capitals": { weight: 2, make: (r, s) => full(r, s).toUpperCase() },
    "surname after a title": { slots: ["last"], weight: 4, make: (r, s) => s.surname(r) },
    "surname with a linking word after a title": { slots: ["last"], make: (r, s) => s.particle(r) },
    "surname in small letters after a title": { slots: ["last"], make: (r, s) => s.surname(r).toLowerCase() },
    "Last, First": { slots: ["record", "list"], weight: 3, make: (r, s) => `${s.surname(r)}, ${s.given(r)}` },
    "LAST, First M.": {
      slots: ["record", "list"],
      make: (r, s) => `${s.surname(r).toUpperCase()}, ${s.given(r)} ${initial(r, s)}.`,
    },
    "initial and surname": { make: (r, s) => `${initial(r, s)}. ${s.surname(r)}` },
    "given name and initial": {
      slots: ["", "first", "full", "record"],
      make: (r, s) => `${s.given(r)} ${initial(r, s)}.`,
    },
    "middle initial": { make: (r, s) => `${s.given(r)} ${initial(r, s)}. ${s.surname(r)}` },
    "three names": { make: (r, s) => `${s.given(r)} ${s.given(r)} ${s.surname(r)}` },
    "hyphenated surname": { weight: 2, make: (r, s) => `${full(r, s)}-${s.surname(r)}` },
    "hyphenated given name": { make: (r, s) => `${s.given(r)}-${full(r, s)}` },
    "two surnames": { make: (r, s) => `${full(r, s)} ${s.surname(r)}` },
    "surname with a linking word": { weight: 2, make: (r, s) => `${s.given(r)} ${s.particle(r)}` },
    "linking word of other languages": { make: (r, s) => s.linked(r) },
    "suffix of generation or degree": {
      make: (r, s) => `${full(r, s)}${r.pick([" Jr.", ", Jr.", " III", ", MD", ", PhD", ", LCSW"])}`,
    },
    "nickname in quotes": { make: (r, s) => `${s.given(r)} "${s.given(r).slice(0, 4)}" ${s.surname(r)}` },
    accents: { weight: 3, make: (r, s) => s.accented(r).join(" ") },
    "accented given name": { slots: ["", "first"], make: (r, s) => s.accented(r)[0] },
    "another language in Latin letters": { weight: 4, make: (r, s) => s.romanised(r).join(" ") },
    "given name of another language": { slots: ["", "first"], weight: 2, make: (r, s) => s.romanised(r)[0] },
    "family name first": { make: (r, s) => s.familyFirst(r) },
    "another script": { slots: ["", "first", "full", "record"], weight: 3, make: (r, s) => s.script(r) },
    "invisible characters inside": { make: (r, s) => invisible(r, full(r, s)) },
    "full-width letters": { make: (r, s) => full(r, s).split(" ").map(fullWidth).join(" ") },
  },
  ["", "full", "record"],
);
