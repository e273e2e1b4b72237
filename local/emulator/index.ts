export {
  EMULATOR_ACCOUNT,
  type EmulatorCredentials,
  type EmulatorOptions,
  emulatorCredentials,
  emulatorEnv,
  emulatorHealth,
  startEmulator,
  waitUntilHealthy,
} from "./emulator";
export { type EmulatorEnvironment, emulatorEnvironment, environmentFolder } from "./environment";
