import { launchSupervisor } from "../../../local/stack/owner";

/** Owns a supervisor and prints a line once it serves; does nothing to end it. */
const supervisor = launchSupervisor(JSON.parse(process.argv[2] ?? ""));
supervisor.ready.then(
  () => process.stdout.write("ready\n"),
  (error: Error) => process.stdout.write(`${error.message}\n`),
);
