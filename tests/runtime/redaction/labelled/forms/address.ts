import type { Random } from "../random";
import type { Source } from "../values/source";
import { variations } from "./variation";

const KINDS = "Street Avenue Road Lane Drive Court Boulevard Way Place Terrace Circle Trail".split(" ");
const SHORT = "St Ave Rd Ln Dr Ct Blvd St. Ave. Rd. Ln. Dr. Blvd. Pl Ter Cir Pkwy Hwy".split(" ");
const HOUSES = "Four Nine Twelve Twenty-One Thirty".split(" ");
const number = (r: Random) => r.int(2, r.chance(0.3) ? 18999 : 1999);
const street = (r: Random, s: Source) => `${number(r)} ${s.street(r)} ${r.pick(KINDS)}`;
const short = (r: Random, s: Source) => `${number(r)} ${s.street(r)} ${r.pick(SHORT)}`;
const place = (r: Random, s: Source) => `${s.city(r)}, ${s.stateZip(r)}`;
const unit = (r: Random) =>
  r.pick([
    `Apt ${r.int(1, 40)}${r.pattern("A")}`,
    `Unit ${r.int(1, 300)}`,
    `#${r.int(2, 99)}`,
    `Suite ${r.int(100, 900)}`,
  ]);

export const ADDRESS = variations("ADDRESS", "address", {
  "number and street": { weight: 3, make: street },
  "shortened kind of street": { weight: 2, make: short },
  "street and flat": { weight: 2, make: (r, s) => `${short(r, s)} ${unit(r)}` },
  "with city, state and zip": { weight: 3, make: (r, s) => `${street(r, s)}, ${place(r, s)}` },
  "with flat, city, state and zip": (r, s) => `${short(r, s)}, ${unit(r)}, ${place(r, s)}`,
  "with city only": (r, s) => `${street(r, s)}, ${s.city(r)}`,
  "in small letters": { weight: 2, make: (r, s) => street(r, s).toLowerCase() },
  "in small letters with city": (r, s) => `${short(r, s)} ${s.city(r)}`.toLowerCase(),
  "in capitals": (r, s) => `${short(r, s)}, ${place(r, s)}`.toUpperCase(),
  "without a kind of street": {
    slots: ["home"],
    make: (r, s) => `${number(r)} ${s.street(r)}, ${place(r, s)}`,
  },
  "numbered street": (r, s) =>
    `${number(r)} ${r.pick(["E ", "West ", "", "N. "])}${r.int(4, 20)}th ${r.pick(["St", "Avenue", "Street"])}${r.chance(0.4) ? `, ${s.city(r)}` : ""}`,
  "point of the compass": (r, s) =>
    `${number(r)} ${r.pick(["NE", "SW", "N.", "South"])} ${s.street(r)} ${r.pick(SHORT)}`,
  "two lines": (r, s) => `${street(r, s)}\n${place(r, s)}`,
  "PO box": {
    slots: ["", "home"],
    make: (r, s) => `${r.pick(["PO Box", "P.O. Box", "po box"])} ${r.int(10, 9999)}, ${place(r, s)}`,
  },
  "rural route or highway": (r, s) =>
    r.chance(0.5)
      ? `${r.pick(["RR", "Rural Route"])} ${r.int(1, 9)} Box ${r.int(10, 400)}, ${place(r, s)}`
      : `${number(r)} ${r.pick(["Highway", "County Road", "State Route"])} ${r.int(3, 400)}, ${place(r, s)}`,
  "number in words": (r, s) => `${r.pick(HOUSES)} ${s.street(r)} ${r.pick(["Lane", "Street", "Court"])}`,
  British: { weight: 2, make: (r, s) => s.abroad.uk(r) },
  German: (r, s) => s.abroad.de(r),
  French: (r, s) => s.abroad.fr(r),
  Spanish: (r, s) => s.abroad.es(r),
  Brazilian: (r, s) => s.abroad.br(r),
});
