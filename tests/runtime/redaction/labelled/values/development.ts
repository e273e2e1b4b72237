import { allFakers, type Faker } from "@faker-js/faker";
import type { Random } from "../random";
import type { FullName, Source } from "./source";

const { en } = allFakers;
const ACCENTED = ["es", "fr", "de", "cs_CZ", "pl", "tr", "sv", "pt_BR", "hu", "vi"] as const;
const ROMANISED = [
  "en_NG",
  "en_GH",
  "zu_ZA",
  "id_ID",
  "en_IN",
  "yo_NG",
  "uz_UZ_latin",
  "sr_RS_latin",
] as const;
const SCRIPTS = ["ja", "zh_CN", "ko", "ar", "fa", "he", "ru", "uk", "el", "ka_GE", "hy", "th", "ne"] as const;
const EAST = ["Kim Ji-woo", "Nguyen Thi Lan", "Zhang Wei", "Park Seo-jun", "Tran Van Minh", "Li Xiaoming"];
const PARTICLES = [
  "O'Brien",
  "van der Meer",
  "de la Cruz",
  "D'Angelo",
  "McAllister",
  "St. Clair",
  "von Hagen",
];
const LINKED = [
  "Ahmed bin Salem",
  "Fatima al-Zahra Haddad",
  "Omar ibn Tariq",
  "Rosa y Marquez",
  "Noor ul Huda",
];
const WORD_NAMES =
  "Hope Mark Will Summer Hunter Jade Autumn Faith Dawn Chase Ruby Drew Rose Miles Angel Joy".split(" ");
const WORDS =
  "soccer pixel dragon sunny panda skater cookie galaxy ninja taco banana shadow guitar star".split(" ");

/** A Faker in step with the generator of the set. */
function faker(r: Random, locale: Faker): Faker {
  locale.seed(r.int(0, 2 ** 31));
  return locale;
}

function name(r: Random, locales: readonly (keyof typeof allFakers)[]): FullName {
  const { person } = faker(r, allFakers[r.pick(locales)]);
  return [person.firstName(), person.lastName()];
}

/** Tries until a name has letters beyond ASCII; some locales have plain names too. */
function accented(r: Random): FullName {
  for (let attempt = 0; attempt < 20; attempt++) {
    const [given, surname] = name(r, ACCENTED);
    if (/[^ -~]/.test(given) && /[^ -~]/.test(surname)) return [given, surname];
  }
  return ["Zoé", "Núñez"];
}

/** Values from Faker, with some by hand where it has none. */
export const DEVELOPMENT: Source = {
  given: (r) => faker(r, en).person.firstName(),
  surname: (r) =>
    faker(r, en)
      .person.lastName()
      .replace(/[^A-Za-z]/g, ""),
  accented,
  romanised: (r) => name(r, ROMANISED),
  script: (r) => name(r, SCRIPTS).join(" "),
  familyFirst: (r) => r.pick(EAST),
  particle: (r) => r.pick(PARTICLES),
  linked: (r) => r.pick(LINKED),
  wordName: (r) => r.pick(WORD_NAMES),
  street: (r) => faker(r, en).location.street().replace(/ \w+$/, ""),
  city: (r) => faker(r, en).location.city(),
  stateZip: (r) => `${faker(r, en).location.state({ abbreviated: true })} ${r.pattern("N####")}`,
  abroad: {
    uk: (r) =>
      `${r.int(1, 200)} ${r.pick(["Station Road", "Church Lane", "Mill Street"])}, ${r.pick(["LS", "M", "BS"])}${r.pattern("N NAA")}`,
    de: (r) =>
      `${r.pick(["Hauptstraße", "Bahnhofstr.", "Gartenweg"])} ${r.int(1, 90)}, ${r.pattern("N####")} ${r.pick(["Köln", "Leipzig"])}`,
    fr: (r) =>
      `${r.int(1, 90)} ${r.pick(["rue des Lilas", "avenue Victor Hugo"])}, ${r.pattern("N####")} ${r.pick(["Lyon", "Nantes"])}`,
    es: (r) =>
      `${r.pick(["Calle Mayor", "Avenida del Sol"])} ${r.int(1, 90)}, ${r.pattern("N####")} ${r.pick(["Sevilla", "Madrid"])}`,
    br: (r) =>
      `${r.pick(["Rua das Flores", "Avenida Brasil"])}, ${r.int(1, 900)} - ${r.pick(["Centro", "Jardim América"])}`,
  },
  word: (r) => r.pick(WORDS),
  mailHost: (r) => r.pick(["gmail.com", "yahoo.com", "outlook.com", "example.com", "hotmail.com"]),
  schoolHost: (r) =>
    r.pick(["student.example.edu", "k12.example.org", "lakeview.k12.or.us", "northside.edu"]),
  webHost: (r) => r.pick(["example.com", "myclass.example.org", "sites.example.net", "homeworkhub.io"]),
};
