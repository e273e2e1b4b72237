import { type Command, runCommand, UsageError } from "./cli";

/** Runs one action of a command with the arguments after its name. */
type Action = (argv: readonly string[]) => Promise<never>;

/**
 * Runs a command that is several: the first argument names which. Each has its own `--help`.
 *
 * @param usage what comes before the actions' names, such as `npm run migrate --`
 */
export function runAction(usage: string, summary: string, actions: Readonly<Record<string, Action>>): void {
  const [name, ...rest] = process.argv.slice(2);
  const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) {
    void action(rest);
    return;
  }
  const names = Object.keys(actions);
  const none: Command<Record<string, never>> = {
    usage: `${usage} ${names.join(" | ")}`,
    summary: `${summary} Each action has its own --help.`,
    options: {},
    async run() {
      const wrong = name === undefined ? "No action is named" : `Unknown action '${name}'`;
      throw new UsageError(`${wrong}; allowed: ${names.join(", ")}`);
    },
  };
  void runCommand(none, name === "--help" || name === "-h" ? ["--help"] : []);
}
