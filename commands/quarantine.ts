import { runAction } from "./actions";
import { runCommand } from "./cli";
import { drop } from "./quarantine/drop";
import { list } from "./quarantine/list";
import { replay } from "./quarantine/replay";
import { show } from "./quarantine/show";

runAction(
  "npm run quarantine --",
  "Looks at what was rejected, publishes it again after a fix, or drops it.",
  {
    list: (argv) => runCommand(list, argv),
    show: (argv) => runCommand(show, argv),
    replay: (argv) => runCommand(replay, argv),
    drop: (argv) => runCommand(drop, argv),
  },
);
