import type { Random } from "../random";
import type { Source } from "../values/source";
import { fullWidthDigits, invisible, variations } from "./variation";

const low = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");

/** Every slot says what the value is; `pin` is a lunch or login PIN, `bare` a form that says so itself. */
export const STUDENT_ID = variations("STUDENT_ID", "student id", {
  "S and seven digits": { weight: 2, make: (r) => r.pattern("S#######") },
  "S and seven digits in small letters": (r) => r.pattern("s#######"),
  "A and eight digits": (r) => r.pattern("A########"),
  "two letters and six digits": (r) => r.pattern("AA######"),
  "six digits": { weight: 2, make: (r) => r.pattern("N#####") },
  "nine digits": { weight: 2, make: (r) => r.pattern("9########") },
  "ten digits": (r) => r.pattern("10########"),
  "with the year": { slots: ["", "bare"], make: (r) => r.pattern(`STU-20${r.int(19, 26)}-#####`) },
  "at sign and eight digits": (r) => r.pattern("@00######"),
  "dash inside": (r) => r.pattern("###-####"),
  "two dashes inside": (r) => r.pattern("##-####-##"),
  "spaces inside": (r) => r.pattern("N# ### ###"),
  "letter at the end": (r) => r.pattern("######A"),
  "zeros in front": (r) => r.pattern("000######"),
  "school's letters and a dash": (r) => r.pattern(`${r.pick(["LHS", "WMS", "CHS", "ROE"])}-######`),
  "invisible characters inside": (r) => invisible(r, r.pattern("S#######")),
  "full-width digits": (r) => fullWidthDigits(r.pattern("########")),
  "PIN of four to six digits": {
    slots: ["pin"],
    make: (r) => r.pattern(r.pick(["####", "#####", "######"])),
  },
});

const initials = (r: Random, s: Source) => low(s.given(r)).slice(0, 1) + low(s.surname(r)).slice(0, 1);

export const NET_ID = variations("NET_ID", "net id", {
  "letters and digits": { weight: 2, make: (r, s) => `${initials(r, s)}${r.pattern("a####")}` },
  "two letters and digits": (r, s) => `${initials(r, s)}${r.int(2, 999)}`,
  "first initial, surname, digit": (r, s) =>
    `${low(s.given(r)).slice(0, 1)}${low(s.surname(r))}${r.int(1, 29)}`,
  "surname cut, two letters": (r, s) => `${low(s.surname(r)).slice(0, 5)}${r.pattern("aa##")}`,
  capitals: (r, s) => `${initials(r, s)}${r.pattern("a###")}`.toUpperCase(),
});

export const MEDICAL_RECORD_NUMBER = variations("MEDICAL_RECORD_NUMBER", "mrn", {
  "seven to nine digits": { weight: 2, make: (r) => r.pattern(r.pick(["#######", "########", "#########"])) },
  "dashes inside": (r) => r.pattern(r.pick(["###-##-##", "##-##-##", "####-####"])),
  "letter in front": (r) => r.pattern(r.pick(["M#######", "H########", "E#########"])),
  "zeros in front": (r) => r.pattern("000#####"),
  "letters and a dash in front": (r) => r.pattern("MR-######"),
});

export const HEALTH_PLAN_ID = variations("HEALTH_PLAN_ID", "health plan id", {
  "three letters and nine digits": { weight: 2, make: (r) => r.pattern("AAA#########") },
  "W and digits": (r) => r.pattern("W#### #####"),
  digits: (r) => r.pattern(r.pick(["9########", "########01", "##########"])),
  "Medicare number": (r) => r.pattern("NA#N-AN#-AA##"),
  "letters, dash, digits": (r) => r.pattern("AA-#######-##"),
  "small letters": (r) => r.pattern("aaa########"),
});

export const LICENSE_PLATE = variations("LICENSE_PLATE", "plate", {
  "three letters, four digits": {
    weight: 2,
    make: (r) => r.pattern(r.pick(["AAA-####", "AAA ####", "AAA####"])),
  },
  Californian: (r) => r.pattern("NAAA###"),
  "small letters": (r) => r.pattern(r.pick(["aaa####", "aaa ###", "naaa###"]).replace("n", "N")),
  British: (r) => r.pattern("AA## AAA"),
  German: (r) => r.pattern(r.pick(["B-AA ####", "HH-AA ###", "M-A ####"])),
  "digits first": (r) => r.pattern("###-AAA"),
});

export const PASSPORT = variations("PASSPORT", "passport", {
  "nine digits": { weight: 2, make: (r) => r.pattern("5########") },
  "letter and eight digits": (r) => r.pattern("A########"),
  "two letters and seven digits": (r) => r.pattern("AA#######"),
  German: (r) => r.pattern("C01X##T#N"),
  "small letters": (r) => r.pattern("a########"),
});

/** Letters as numbers from 10, the rest modulo 97. */
function mod97(text: string): number {
  return [...text].reduce((rest, char) => Number(`${rest}${Number.parseInt(char, 36)}`) % 97, 0);
}

function iban(r: Random): string {
  const [country, bank, digits] = r.pick([
    ["DE", "", 18],
    ["GB", "WEST", 14],
    ["FR", "", 23],
    ["NL", "INGB", 10],
    ["ES", "", 20],
    ["NO", "", 11],
  ] as const);
  const body = bank + r.pattern("#".repeat(digits));
  const check = 98 - mod97(`${body}${country}00`);
  return `${country}${String(check).padStart(2, "0")}${body}`;
}

const inFours = (text: string, joint = " ") => text.replace(/.{4}(?=.)/g, (four) => four + joint);

export const IBAN = variations("IBAN", "iban", {
  solid: { weight: 2, make: iban },
  "groups of four": { weight: 2, make: (r) => inFours(iban(r)) },
  "small letters": (r) => iban(r).toLowerCase(),
  "small letters in groups": (r) => inFours(iban(r)).toLowerCase(),
  dashes: (r) => inFours(iban(r), "-"),
  "non-breaking spaces": (r) => inFours(iban(r), "\u00a0"),
  "invisible characters inside": (r) => invisible(r, iban(r)),
});
