import { type Command, runCommand, UsageError } from "./cli";
import { down, status, up } from "./migrate/run";

const NONE: Command<Record<string, never>> = {
  usage: "npm run migrate -- up | down | status",
  summary: "Changes the schemas of the relational databases, step by step. Each action has its own --help.",
  options: {},
  async run() {
    throw new UsageError(`Unknown action '${process.argv[2] ?? ""}'; allowed: up, down, status`);
  },
};

const [action = "", ...rest] = process.argv.slice(2);
if (action === "up") void runCommand(up, rest);
else if (action === "down") void runCommand(down, rest);
else if (action === "status") void runCommand(status, rest);
else void runCommand(NONE, action === "--help" || action === "-h" ? ["--help"] : []);
