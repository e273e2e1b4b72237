import { readFileSync } from "node:fs";
import { faultsOf, fingerprintOf, publicKeyOf, WrongKey } from "../../operations/evidence";
import { EXIT, UsageError } from "../cli";
import { fromCaller } from "../quarantine/paths";

/** Says whether the holder of a public key signed a bundle as it stands. Needs nothing but the two files. */
export function check(file: string, keyFile: string | undefined, print: (line: string) => void): number {
  if (keyFile === undefined) {
    throw new UsageError(
      "Option '--public-key' is missing; allowed: the PEM file of the stack's signing key, from elsewhere than the bundle",
    );
  }
  const key = keyIn(keyFile);
  const faults = faultsOf(read("verify", file), key);
  for (const fault of faults) print(`fault: ${fault}`);
  print(
    faults.length === 0
      ? `${file}: every file is as the key ${fingerprintOf(key)} signed it`
      : `${file}: ${faults.length} fault(s); this proves nothing`,
  );
  return faults.length === 0 ? EXIT.ok : EXIT.failed;
}

function keyIn(file: string) {
  try {
    return publicKeyOf(read("public-key", file).toString("utf8"));
  } catch (error) {
    if (!(error instanceof WrongKey)) throw error;
    throw new UsageError(`Option '--public-key' is '${file}': ${error.message}; allowed: a PEM file`);
  }
}

function read(option: string, file: string): Buffer {
  try {
    return readFileSync(fromCaller(file));
  } catch (error) {
    throw new UsageError(`Option '--${option}' is '${file}': ${(error as Error).message}; allowed: a file`);
  }
}
