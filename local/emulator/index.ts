export {
  EMULATOR_ACCOUNT,
  EMULATOR_CREDENTIALS,
  type EmulatorOptions,
  emulatorEnv,
  emulatorHealth,
  startEmulator,
  waitUntilHealthy,
} from "./emulator";
export { type EmulatorEnvironment, emulatorEnvironment, environmentFolder } from "./environment";
