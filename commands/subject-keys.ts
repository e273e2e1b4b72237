import { runAction } from "./actions";
import { runCommand } from "./cli";
import { destroy } from "./subject-keys/destroy";
import { rewrap } from "./subject-keys/rewrap";
import { status } from "./subject-keys/status";

runAction(
  "npm run subject-keys --",
  "The keys that originals are sealed under, one a subject: counts them, destroys one, wraps all anew and ends the\n" +
    "generation before.",
  {
    status: (argv) => runCommand(status, argv),
    destroy: (argv) => runCommand(destroy, argv),
    rewrap: (argv) => runCommand(rewrap, argv),
  },
);
