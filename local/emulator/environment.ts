import { join } from "node:path";
import type { Python } from "../shared/python";
import {
  type EnvironmentOptions as Options,
  type PythonEnvironment,
  pythonEnvironment,
  pythonEnvironmentFolder,
} from "../shared/python-environment";

/** Where the emulator and AWS's own service models (`botocore/data`, `cfnlint/data`) are installed. */
export type EmulatorEnvironment = PythonEnvironment;

export interface EnvironmentOptions extends Options {
  /** Pinned packages, one `name==version` a line. @default the emulator's own */
  readonly requirements?: string;
}

const NAME = "emulator";
const REQUIREMENTS = join(__dirname, "requirements.txt");

/** The private virtual environment of the emulator: made once, kept in the cache. */
export function emulatorEnvironment(options: EnvironmentOptions = {}): Promise<EmulatorEnvironment> {
  return pythonEnvironment({ name: NAME, requirements: options.requirements ?? REQUIREMENTS }, options);
}

/** Same packages, same interpreter, same machine type: same folder. */
export function environmentFolder(requirements: string, interpreter: Python, cache: string): string {
  return pythonEnvironmentFolder(NAME, requirements, interpreter, cache);
}
