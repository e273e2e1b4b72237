import { type Command, runCommand, UsageError } from "./cli";
import { drop } from "./quarantine/drop";
import { list } from "./quarantine/list";
import { replay } from "./quarantine/replay";
import { show } from "./quarantine/show";

const ACTIONS = { list, show, replay, drop };

const NONE: Command<Record<string, never>> = {
  usage: "npm run quarantine -- list | show | replay | drop",
  summary:
    "Looks at what was rejected, publishes it again after a fix, or drops it. Each action has its own --help.",
  options: {},
  async run() {
    throw new UsageError(
      `Unknown action '${process.argv[2] ?? ""}'; allowed: ${Object.keys(ACTIONS).join(", ")}`,
    );
  },
};

const [action = "", ...rest] = process.argv.slice(2);
if (action === "list") void runCommand(list, rest);
else if (action === "show") void runCommand(show, rest);
else if (action === "replay") void runCommand(replay, rest);
else if (action === "drop") void runCommand(drop, rest);
else void runCommand(NONE, action === "--help" || action === "-h" ? ["--help"] : []);
