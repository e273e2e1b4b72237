import { type Command, runCommand, UsageError } from "./cli";
import { destroy } from "./subject-keys/destroy";
import { rewrap } from "./subject-keys/rewrap";
import { status } from "./subject-keys/status";

const NONE: Command<Record<string, never>> = {
  usage: "npm run subject-keys -- status | destroy | rewrap",
  summary:
    "The keys that originals are sealed under, one a subject: counts them, destroys one, wraps all anew and ends the\n" +
    "generation before. Each action has its own --help.",
  options: {},
  async run() {
    throw new UsageError(`Unknown action '${process.argv[2] ?? ""}'; allowed: status, destroy, rewrap`);
  },
};

const [action = "", ...rest] = process.argv.slice(2);
if (action === "status") void runCommand(status, rest);
else if (action === "destroy") void runCommand(destroy, rest);
else if (action === "rewrap") void runCommand(rewrap, rest);
else void runCommand(NONE, action === "--help" || action === "-h" ? ["--help"] : []);
