export { createLeakFinder, type Leak, type StoredText } from "./find";
export { findOwn } from "./own";
export { type Planted, Plants } from "./planted";
