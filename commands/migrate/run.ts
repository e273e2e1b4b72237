import type { DatabaseStatus, MigrationRequest } from "../../contracts/migrations";
import { MigratorBusy, MigratorFailed, migratorOf, runSteps } from "../../operations";
import { CheckFailed, type Command, type CommandContext, EXIT, JSON_FLAG } from "../cli";
import { openTarget, TARGET } from "../quarantine/target";

const COMMON = {
  database: { type: "string", placeholder: "NAME", description: "only this one" },
  json: JSON_FLAG,
  ...TARGET,
} as const;

const CHANGE = {
  ...COMMON,
  steps: { type: "integer", min: 1, max: 1_000, description: "most migrations to run" },
  wait: {
    type: "integer",
    min: 0,
    max: 3_600,
    default: 120,
    placeholder: "SECONDS",
    description: "how long to wait for another migrator",
  },
} as const;

const DOWN = {
  ...CHANGE,
  "lose-rows": { type: "boolean", description: "go on although a table holds rows, which are lost then" },
} as const;

const CODES = "Exit code 0: done; 1: refused or failed, which leaves whole steps only.";

export const up: Command<typeof CHANGE> = {
  usage: "npm run migrate -- up",
  summary: `Brings the relational databases to the newest schema; a deployment does the same by itself.\n${CODES}`,
  options: CHANGE,
  run: (context) => change(context, { action: "up" }),
};

export const down: Command<typeof DOWN> = {
  usage: "npm run migrate -- down",
  summary: `Undoes the last migration of one database, or the last '--steps' of them.\n${CODES}`,
  options: DOWN,
  run: (context) => change(context, { action: "down", loseRows: context.options["lose-rows"] }),
};

export const status: Command<typeof COMMON> = {
  usage: "npm run migrate -- status",
  summary:
    "Shows what is applied in each relational database, and what is pending.\nExit code 0: nothing is pending; 1: something is.",
  options: COMMON,
  async run(context) {
    const { ask } = await openMigrator(context);
    const { databases } = await answered(() => ask({ action: "status" }, context.signal));
    const { database } = context.options;
    const shown = Object.fromEntries(
      Object.entries(databases).filter(([name]) => database === undefined || name === database),
    );
    if (database !== undefined && !databases[database])
      throw new CheckFailed(
        `there is no database '${database}'; allowed: ${Object.keys(databases).join(", ")}`,
      );
    if (context.options.json) context.json({ databases: shown });
    else print(shown, context);
    return Object.values(shown).some(({ pending }) => pending.length > 0) ? EXIT.failed : EXIT.ok;
  },
};

async function change(context: CommandContext<typeof CHANGE>, request: MigrationRequest): Promise<number> {
  const { options, progress, signal } = context;
  const { ask } = await openMigrator(context);
  const { database, steps, wait: waitSeconds } = options;
  const whole = { ...request, waitSeconds, ...(database && { database }), ...(steps && { steps }) };
  progress.step("migrating");
  const report = await answered(() =>
    runSteps(whole, {
      ask,
      signal,
      now: Date.now,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onLocked: () => progress.step("waiting: another migrator is at work"),
      onRan: ({ database: name, migration, direction, milliseconds }) =>
        progress.line(`${direction.padEnd(4)} ${name} ${migration} (${milliseconds} ms)`),
    }),
  );
  progress.end();
  if (options.json) context.json(report);
  else print(report.databases, context);
  return EXIT.ok;
}

async function openMigrator(context: CommandContext<typeof COMMON>) {
  const { outputs, ...target } = await openTarget(context);
  const name = outputs.functions?.migrator;
  if (!name) throw new CheckFailed("the stack has no relational databases; see 'strata:stores' in its file");
  const migrator = migratorOf({ outputs, ...target }, name);
  context.onExit(migrator.destroy);
  return migrator;
}

/** What the migrator says is for the user as it is. */
async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const known = error instanceof MigratorFailed || error instanceof MigratorBusy;
    throw known ? new CheckFailed(error.message) : error;
  }
}

function print(
  databases: Record<string, DatabaseStatus>,
  { print: line }: Pick<CommandContext<typeof COMMON>, "print">,
): void {
  for (const [name, { applied, pending }] of Object.entries(databases)) {
    const newest = applied.at(-1) ?? "nothing";
    line(`${name.padEnd(16)}${newest}${pending.length > 0 ? `, pending: ${pending.join(", ")}` : ""}`);
  }
}
