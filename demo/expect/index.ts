export { type Decision, decide, parseObject } from "./decide";
export { type BadLine, type Copy, countReasons, HELD_BYTES, type Ledger, openLedger } from "./ledger";
export { type Conforms, loadSchemas } from "./schemas";
