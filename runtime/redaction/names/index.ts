export { detectNamesBeside } from "./again";
export { detectHandles } from "./handles";
export { detectNames } from "./persons";
