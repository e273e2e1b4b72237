import { VARIATIONS } from "../labelled/forms";
import { random } from "../labelled/random";
import { DEVELOPMENT } from "../labelled/values/development";
import { drawn, MIXTURES, repeated, type Shape } from "./mixtures";
import { UNITS } from "./units";

export type { Shape } from "./mixtures";

/** Texts made of one unit, of many kinds of pieces, and of each variation's own values. */
export const SHAPES: readonly Shape[] = [
  ...UNITS.map((unit) => ({
    name: `repeated ${JSON.stringify(unit)}`,
    make: (length: number) => repeated(unit, length),
  })),
  ...MIXTURES,
];

/** The values of each variation again and again, with spaces or with nothing between. */
export const WRITTEN: readonly Shape[] = VARIATIONS.flatMap((variation, index) =>
  [" ", ""].map((joint) => ({
    name: `${variation.name}, ${joint === "" ? "glued" : "spaced"}`,
    make: (length: number) => {
      const r = random(index);
      const values = Array.from({ length: 12 }, () => variation.make(r, DEVELOPMENT).replace(/[⟦⟧]/g, ""));
      return drawn(values, length, joint);
    },
  })),
);
