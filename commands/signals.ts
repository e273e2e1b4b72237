import { constants } from "node:os";

/** npm hands a Ctrl-C on that the terminal has sent already; within this time both are one, in milliseconds. */
const REPEATED_MS = 500;

/**
 * Calls back once when a signal asks the process to stop, with the signal's name and the exit code that shells
 * expect: 128 + its number. A second signal from someone who will not wait ends the process at once.
 */
export function onStopSignal(stop: (name: NodeJS.Signals, code: number) => void): void {
  let first: number | undefined;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const code = 128 + constants.signals[name];
    process.on(name, () => {
      if (first === undefined) {
        first = Date.now();
        stop(name, code);
      } else if (Date.now() - first > REPEATED_MS) {
        process.exit(code);
      }
    });
  }
}
