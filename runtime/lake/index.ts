export { transformEvents } from "./transform";
export type * from "./types";
