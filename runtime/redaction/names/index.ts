export { detectNames } from "./persons";
