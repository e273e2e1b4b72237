import type { Random } from "../random";

/** A name as its two parts. */
export type FullName = readonly [given: string, surname: string];

/** Where invented values come from. The two parts of the set have different ones. */
export interface Source {
  /** Plain Latin letters. */
  given(r: Random): string;
  surname(r: Random): string;
  /** With letters beyond ASCII. */
  accented(r: Random): FullName;
  /** From a language with another script or another tradition, in plain Latin letters. */
  romanised(r: Random): FullName;
  /** A whole name in a script other than Latin. */
  script(r: Random): string;
  /** Family name first: `Kim Min-ji`. */
  familyFirst(r: Random): string;
  /** `O'Neill`, `van der Berg`. */
  particle(r: Random): string;
  /** A whole name with a linking word: `Yusuf bin Khalid`. */
  linked(r: Random): string;
  /** A given name that is a word of the language too: `Grace`. */
  wordName(r: Random): string;
  /** Name of a street without its kind: `Maple Hollow`. */
  street(r: Random): string;
  city(r: Random): string;
  /** State and postal code of the United States: `OR 97301`. */
  stateZip(r: Random): string;
  /** Addresses as other countries write them, by country. */
  abroad: Record<"uk" | "de" | "fr" | "es" | "br", (r: Random) => string>;
  /** A word people build account names from. */
  word(r: Random): string;
  /** A mail host for everybody: `gmail.com`. */
  mailHost(r: Random): string;
  /** A school's mail host. */
  schoolHost(r: Random): string;
  /** A web host. */
  webHost(r: Random): string;
}
