import type { Random } from "../random";
import { fullWidthDigits, invisible, variations } from "./variation";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const SPANISH =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
const FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);
const GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(
  " ",
);
const PORTUGUESE =
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(" ");
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
    " ",
  );
const TEENS = "six seven eight nine ten eleven twelve thirteen fourteen".split(" ");

const two = (value: number) => String(value).padStart(2, "0");
const date = (r: Random) => ({
  y: r.chance(0.75) ? r.int(2004, 2016) : r.int(1958, 2003),
  m: r.int(1, 12),
  d: r.int(1, 28),
});
const month = (m: number, names = MONTHS) => names[m - 1] as string;
const short = (m: number) => month(m).slice(0, 3);
const nth = (d: number) =>
  `${d}${d % 10 === 1 && d !== 11 ? "st" : d % 10 === 2 && d !== 12 ? "nd" : d % 10 === 3 && d !== 13 ? "rd" : "th"}`;
type Form = (date: { y: number; m: number; d: number }, r: Random) => string;
const written = (form: Form) => (r: Random) => form(date(r), r);

const slash: Form = ({ y, m, d }) => `${two(m)}/${two(d)}/${y}`;

/** Slots: `""` after a word that says what it is, `year` where the year has to be there, `day` day and month only. */
export const DATE_OF_BIRTH = variations(
  "DATE_OF_BIRTH",
  "dob",
  {
    "month/day/year": { weight: 3, make: written(slash) },
    "without zeros in front": written(({ y, m, d }) => `${m}/${d}/${y}`),
    "year of two digits": { weight: 2, make: written(({ y, m, d }) => `${m}/${d}/${two(y % 100)}`) },
    "ISO 8601": { weight: 2, make: written(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`) },
    "year/month/day": written(({ y, m, d }) => `${y}/${two(m)}/${two(d)}`),
    "dashes, day first": written(({ y, m, d }) => `${two(d)}-${two(m)}-${y}`),
    "dots, day first": written(({ y, m, d }) => `${two(d)}.${two(m)}.${y}`),
    spaces: written(({ y, m, d }) => `${two(m)} ${two(d)} ${y}`),
    "eight digits": written(({ y, m, d }) => `${two(m)}${two(d)}${y}`),
    "Month day, year": { weight: 2, make: written(({ y, m, d }) => `${month(m)} ${d}, ${y}`) },
    "short month": written(({ y, m, d }, r) => `${short(m)}${r.pick([".", ""])} ${d}, ${y}`),
    "day Month year": written(({ y, m, d }) => `${d} ${month(m)} ${y}`),
    "day-Mon-year": written(({ y, m, d }) => `${two(d)}-${short(m)}-${y}`),
    "ordinal day": written(({ y, m, d }) => `${month(m)} ${nth(d)}, ${y}`),
    "the nth of Month": written(({ y, m, d }) => `the ${nth(d)} of ${month(m)} ${y}`),
    "small letters without comma": written(({ y, m, d }) => `${short(m).toLowerCase()} ${d} ${y}`),
    "in words": written(({ m }, r) => `${month(m)} ${r.pick(ORDINALS)}, two thousand ${r.pick(TEENS)}`),
    "in words, small letters": written(
      ({ m }, r) => `${month(m).toLowerCase()} ${r.pick(ORDINALS)} twenty ${r.pick(TEENS.slice(4))}`,
    ),
    "no year with cue": {
      slots: ["day"],
      weight: 2,
      make: written(({ m, d }, r) => `${r.pick([month(m), short(m)])} ${r.pick([nth(d), String(d)])}`),
    },
    "no year, numbers only": { slots: ["day"], make: written(({ m, d }) => `${m}/${d}`) },
    "no year, the nth of Month": {
      slots: ["day"],
      make: written(({ m, d }) => `the ${nth(d)} of ${month(m)}`),
    },
    "year after an apostrophe": written(({ y, m, d }) => `${month(m)} ${d} '${two(y % 100)}`),
    "full-width digits": written((day, r) => fullWidthDigits(slash(day, r))),
    "invisible characters inside": written((day, r) => invisible(r, slash(day, r))),
    Spanish: { slots: ["es"], make: written(({ y, m, d }) => `${d} de ${month(m, SPANISH)} de ${y}`) },
    French: { slots: ["fr"], make: written(({ y, m, d }) => `${d} ${month(m, FRENCH)} ${y}`) },
    German: { slots: ["de"], make: written(({ y, m, d }) => `${d}. ${month(m, GERMAN)} ${y}`) },
    Portuguese: { slots: ["pt"], make: written(({ y, m, d }) => `${d} de ${month(m, PORTUGUESE)} de ${y}`) },
  },
  ["", "year"],
);
