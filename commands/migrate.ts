import { runAction } from "./actions";
import { runCommand } from "./cli";
import { down, status, up } from "./migrate/run";

runAction("npm run migrate --", "Changes the schemas of the relational databases, step by step.", {
  up: (argv) => runCommand(up, argv),
  down: (argv) => runCommand(down, argv),
  status: (argv) => runCommand(status, argv),
});
