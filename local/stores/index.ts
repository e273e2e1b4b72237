export { prepareStore } from "./modules";
export { authorityFile, makeAuthority } from "./shared/authority";
