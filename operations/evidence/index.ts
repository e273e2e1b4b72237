export type { Members } from "./bundle";
export { type Kept, keepBundle } from "./keep";
export { bundleOf, kmsSigner, type Signer } from "./sign";
export { faultsOf, fingerprintOf, publicKeyOf, WrongKey } from "./verify";
