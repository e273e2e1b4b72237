export { type Comparison, compare, type Holding } from "./compare";
export { type Right, usedIn } from "./grants";
export { JUSTIFIED, type Justification } from "./justified";
export { privilegesOf } from "./report";
