import type { Random } from "../../random";
import type { FullName, Source } from "../source";
import { ACCENTED, ROMANISED, SCRIPTS } from "./cultures";
import { FAMILY_FIRST, GIVEN, LINKED, PARTICLES, SURNAMES, WORD_NAMES, words } from "./names";
import { ABROAD, CITIES, STATES, STREETS } from "./places";

const WORDS = words(
  "volley comet maple otter glitch velvet mango rocket lemon cactus tundra wizard pickle sonic ember koala mocha storm vinyl waffle",
);

const of = (r: Random, cultures: typeof ACCENTED): FullName => {
  const { given, surnames } = r.pick(cultures);
  return [r.pick(given), r.pick(surnames)];
};

/** Values by hand, of many countries; none from the source of the development part. */
export const HELD_OUT: Source = {
  given: (r) => r.pick(GIVEN),
  surname: (r) => r.pick(SURNAMES),
  accented: (r) => of(r, ACCENTED),
  romanised: (r) => of(r, ROMANISED),
  script: (r) => r.pick(SCRIPTS),
  familyFirst: (r) => r.pick(FAMILY_FIRST),
  particle: (r) => r.pick(PARTICLES),
  linked: (r) => r.pick(LINKED),
  wordName: (r) => r.pick(WORD_NAMES),
  street: (r) => r.pick(STREETS),
  city: (r) => r.pick(CITIES),
  stateZip: (r) => `${r.pick(STATES)} ${r.pattern("N####")}${r.chance(0.15) ? r.pattern("-####") : ""}`,
  abroad: ABROAD,
  word: (r) => r.pick(WORDS),
  mailHost: (r) =>
    r.pick([
      "protonmail.com",
      "icloud.com",
      "gmail.com",
      "mail.example.net",
      "gmx.de",
      "aol.com",
      "live.co.uk",
      "fastmail.fm",
    ]),
  schoolHost: (r) =>
    r.pick([
      "fernbrooksd.org",
      "students.wexley.k12.id.us",
      "portalder.edu",
      "my.tarrow.ac.uk",
      "dunmoreisd.net",
      "ossington.school",
    ]),
  webHost: (r) =>
    r.pick([
      "notes.fernbrook.io",
      "kettlebay.org",
      "thetarrowtimes.net",
      "art.example.dev",
      "dunmore-drama.club",
      "wexley.app",
    ]),
};
