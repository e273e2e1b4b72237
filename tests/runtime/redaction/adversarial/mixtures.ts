import { VARIATIONS } from "../labelled/forms";
import { random } from "../labelled/random";
import { DEVELOPMENT } from "../labelled/values/development";

/** A kind of text that may cost a detector more than its length: any number of characters of it. */
export interface Shape {
  name: string;
  make(length: number): string;
}

/** A unit over and over, cut to length. */
export function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Pieces drawn one after another, the same ones every time. */
export function drawn(pieces: readonly string[], length: number, joint = ""): string {
  const r = random(length);
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const piece = r.pick(pieces) + joint;
    parts.push(piece);
    size += piece.length;
  }
  return parts.join("").slice(0, length);
}

const written = (seed: number, slots: (name: string) => boolean) => {
  const r = random(seed);
  return VARIATIONS.filter(({ name }) => slots(name)).map((variation) =>
    variation.make(r, DEVELOPMENT).replace(/[⟦⟧]/g, ""),
  );
};

const CUES =
  "ssn,social security number,dob,date of birth,born on,birthday,student id,sid,net id,mrn,medical record,member id,passport,plate,iban,card number,call,phone,text me at,email,address,live at,snap,insta,discord,username,Mr.,Mrs.,Dr.,coach,my name is,im,lat,gps,mac,ip,dear,from:,last four,room".split(
    ",",
  );
const NUMBER_WORDS =
  "zero oh one two three four five six seven eight nine ten twenty thirty hundred double dash".split(" ");
const NAMES = (length: number, joint: string) => {
  const r = random(7);
  const names = Array.from({ length: 400 }, () => `${DEVELOPMENT.given(r)} ${DEVELOPMENT.surname(r)}`);
  return drawn(names, length, joint);
};
const SIGNS = [..."@.,:;-_/\\()[]{}<>#+'\"’–°=&?!*|~ \n\t"];
const ODD = [
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\u0301",
  "\u202e",
  "\u200f",
  "\ud800",
  "\udfff",
  "\ue000",
  "½",
  "ﬃ",
  "Ⅷ",
  "😀",
  "İ",
  "ß",
];
const SCRIPTS = [
  "а",
  "я",
  "名",
  "前",
  "김",
  "م",
  "ش",
  "ק",
  "अ",
  "क",
  "ก",
  "ა",
  "Α",
  "ö",
  "ﬁ",
  "Z",
  "x",
  "7",
  "٣",
  "７",
];

/** Pieces that meet each other in unforeseen ways. */
export const MIXTURES: readonly Shape[] = [
  { name: "cues without values", make: (length) => drawn(CUES, length, " ") },
  { name: "cues with one digit each", make: (length) => drawn(CUES, length, " 1 ") },
  { name: "cues with a colon", make: (length) => drawn(CUES, length, ": ") },
  { name: "number words", make: (length) => drawn(NUMBER_WORDS, length, " ") },
  { name: "number words glued by dashes", make: (length) => drawn(NUMBER_WORDS, length, "-") },
  { name: "names after names", make: (length) => NAMES(length, " ") },
  { name: "names with commas", make: (length) => NAMES(length, ", ") },
  { name: "names in small letters", make: (length) => NAMES(length, " ").toLowerCase() },
  { name: "names in capitals", make: (length) => NAMES(length, " ").toUpperCase() },
  { name: "names run together", make: (length) => NAMES(length, "").replaceAll(" ", "") },
  { name: "names on lines", make: (length) => NAMES(length, "\n") },
  { name: "signs", make: (length) => drawn(SIGNS, length) },
  { name: "digits and signs", make: (length) => drawn([..."0123456789", ...SIGNS], length) },
  { name: "letters, digits and signs", make: (length) => drawn([..."aZ09", ...SIGNS], length) },
  { name: "odd characters", make: (length) => drawn(ODD, length) },
  { name: "odd characters and digits", make: (length) => drawn([...ODD, "1", "2", "-"], length) },
  { name: "scripts mixed within words", make: (length) => drawn(SCRIPTS, length) },
  { name: "scripts mixed", make: (length) => drawn(SCRIPTS, length, " ") },
  {
    name: "values of every kind",
    make: (length) =>
      drawn(
        written(3, () => true),
        length,
        " ",
      ),
  },
  {
    name: "values of every kind, glued",
    make: (length) =>
      drawn(
        written(4, () => true),
        length,
      ),
  },
  {
    name: "values of every kind after cues",
    make: (length) => drawn([...CUES, ...written(5, () => true)], length, " "),
  },
  { name: "one long word between cues", make: (length) => `ssn ${repeated("x", length - 8)} ssn` },
  {
    name: "openers, then as many closers",
    make: (length) => repeated("[", length / 2) + repeated("]", length / 2),
  },
];
