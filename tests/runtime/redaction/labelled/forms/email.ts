import type { Random } from "../random";
import type { Source } from "../values/source";
import { invisible, variations } from "./variation";

const low = (text: string) => text.toLowerCase().replace(/[^a-z0-9-]/g, "");
const host = (r: Random, s: Source) => (r.chance(0.5) ? s.mailHost(r) : s.schoolHost(r));
const dotted = (r: Random, s: Source) => `${low(s.given(r))}.${low(s.surname(r))}`;
const mail = (r: Random, s: Source) => `${dotted(r, s)}@${host(r, s)}`;
const spoken = (text: string, dot: string) => text.replaceAll(".", dot);

export const EMAIL = variations("EMAIL", "email", {
  plain: { weight: 3, make: mail },
  "first initial and surname": (r, s) =>
    `${low(s.given(r)).slice(0, 1)}${low(s.surname(r))}@${s.schoolHost(r)}`,
  "word and digits": { weight: 2, make: (r, s) => `${s.word(r)}${r.int(1, 2015)}@${s.mailHost(r)}` },
  "plus tag": (r, s) => `${dotted(r, s)}+${s.word(r)}@${s.mailHost(r)}`,
  underscores: (r, s) => `${low(s.given(r))}_${low(s.surname(r))}_${r.int(1, 99)}@${host(r, s)}`,
  "school host with several parts": (r, s) => `${r.int(24, 31)}${low(s.surname(r))}@${s.schoolHost(r)}`,
  capitals: (r, s) => mail(r, s).toUpperCase(),
  "letters with accents": (r, s) =>
    `${s.accented(r).join(".").toLowerCase().replace(/[ '’]/g, "")}@${host(r, s)}`,
  "spelled-out at/dot": {
    weight: 3,
    make: (r, s) => `${spoken(dotted(r, s), " dot ")} at ${spoken(host(r, s), " dot ")}`,
  },
  "AT and DOT in capitals": (r, s) => `${dotted(r, s)} AT ${spoken(host(r, s), " DOT ")}`,
  "brackets around at and dot": {
    weight: 2,
    make: (r, s) => `${dotted(r, s)} [at] ${spoken(host(r, s), " [dot] ")}`,
  },
  "parentheses around at and dot": (r, s) => `${low(s.given(r))}(at)${spoken(host(r, s), "(dot)")}`,
  "only at spelled out": (r, s) => `${s.word(r)}${r.int(10, 99)} at ${s.mailHost(r)}`,
  "only dots spelled out": (r, s) => `${low(s.given(r))}${r.int(1, 99)}@${spoken(s.mailHost(r), " dot ")}`,
  "spaces around the at": (r, s) => mail(r, s).replace("@", " @ "),
  "spaces around at and dots of the host": (r, s) => `${dotted(r, s)} @ ${spoken(host(r, s), " . ")}`,
  "full-width at": (r, s) => mail(r, s).replace("@", "＠"),
  "invisible characters inside": (r, s) => invisible(r, mail(r, s)),
  "angle brackets": (r, s) => `<⟦${mail(r, s)}⟧>`,
  mailto: (r, s) => `mailto:⟦${mail(r, s)}⟧`,
  "glued to a full stop": (r, s) => `⟦${mail(r, s)}⟧.`,
  "host with a hyphen": (r, s) =>
    `${low(s.surname(r))}@${s.word(r)}-${s.word(r)}.${r.pick(["org", "net", "io"])}`,
});
