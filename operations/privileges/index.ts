export { type Comparison, compare, type RoleRights } from "./compare";
export { grantedTo, type Right, usedIn } from "./grants";
export { JUSTIFIED, type Justification } from "./justified";
