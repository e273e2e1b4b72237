import type { OptionSpecs, OptionValues, Positionals } from "./option-specs";
import { describeOptions, parseOptions, UsageError } from "./options";
import { createProgress, type Progress } from "./progress";
import { onStopSignal } from "./signals";

export { JSON_FLAG, UsageError } from "./options";
export type { Progress } from "./progress";

/** Exit codes of every command. A signal ends with 128 + its number, as shells expect. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** A check of the command did not hold: exit code 1, the message alone is shown. */
export class CheckFailed extends Error {
  override name = "CheckFailed";
}

export interface CommandContext<S extends OptionSpecs> {
  readonly options: OptionValues<S>;
  readonly positionals: readonly string[];
  readonly progress: Progress;
  /** Aborted when a signal asks the command to stop. */
  readonly signal: AbortSignal;
  /** One JSON document on stdout. */
  json(value: unknown): void;
  /** One line on stdout. */
  print(line: string): void;
  /** Runs once when the command ends, in any way but `kill -9`; the last one registered runs first. */
  onExit(cleanup: () => void | Promise<void>): void;
}

export interface Command<S extends OptionSpecs> {
  /** How a user calls it, such as `npm run gate --`. */
  readonly usage: string;
  /** What it does, what its exit codes mean; shown by `--help`. */
  readonly summary: string;
  readonly options: S;
  readonly positionals?: Positionals;
  /** Resolves to the exit code; nothing is 0. */
  run(context: CommandContext<S>): Promise<number | undefined>;
}

/** Work that ignores its abort signal is left after this long, in milliseconds. */
const SETTLE_MS = 20_000;

type Cleanup = () => void | Promise<void>;

/**
 * Runs a command and ends the process: 0 done, 1 a check failed or the work could not be done, 2 wrong usage,
 * 128 + n stopped by a signal. Cleanups run once; a second signal ends at once without waiting for them.
 */
export async function runCommand<S extends OptionSpecs>(
  command: Command<S>,
  argv: readonly string[] = process.argv.slice(2),
): Promise<never> {
  const cleanups: Cleanup[] = [];
  const controller = new AbortController();
  const progress = createProgress();
  process.stdout.on("error", ignoreClosedPipe);
  const stopped = new Promise<number>((resolve) => {
    onStopSignal((name, code) => {
      controller.abort(new Error(`stopped by ${name}`));
      progress.line(`stopping (${name})`);
      resolve(code);
    });
  });
  const work = execute(command, argv, { cleanups, controller, progress });
  const ended = await Promise.race([work, stopped.then(() => settle(work))]);
  const code = controller.signal.aborted || ended === undefined ? await stopped : ended;
  const cleaned = await cleanUp(cleanups, progress);
  progress.end();
  await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
  process.exit(code === EXIT.ok && !cleaned ? EXIT.failed : code);
}

async function execute<S extends OptionSpecs>(
  command: Command<S>,
  argv: readonly string[],
  parts: { cleanups: Cleanup[]; controller: AbortController; progress: Progress },
): Promise<number> {
  try {
    const parsed = parseOptions(command.options, argv, command.positionals);
    if (parsed.help) {
      process.stdout.write(helpText(command));
      return EXIT.ok;
    }
    const code = await command.run({
      options: parsed.values,
      positionals: parsed.positionals,
      progress: parts.progress,
      signal: parts.controller.signal,
      json: (value) => void process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`),
      print: (line) => void process.stdout.write(`${line}\n`),
      onExit: (cleanup) => void parts.cleanups.push(cleanup),
    });
    return code ?? EXIT.ok;
  } catch (error) {
    if (parts.controller.signal.aborted) return EXIT.failed;
    parts.progress.end();
    return report(error, command.usage);
  }
}

function report(error: unknown, usage: string): number {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${message}\nSee: ${usage} --help\n`);
    return EXIT.usage;
  }
  const stack = process.env["STRATA_DEBUG"] && error instanceof Error ? `\n${error.stack}` : "";
  process.stderr.write(`error: ${message}${stack}\n`);
  return EXIT.failed;
}

/** Work that was told to stop gets time to undo what it began. */
async function settle(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, SETTLE_MS).unref())]);
}

async function cleanUp(cleanups: Cleanup[], progress: Progress): Promise<boolean> {
  let clean = true;
  for (let next = cleanups.pop(); next; next = cleanups.pop()) {
    try {
      await next();
    } catch (error) {
      clean = false;
      progress.line(`error while stopping: ${(error as Error).message}`);
    }
  }
  return clean;
}

/** The text of `--help`. */
export function helpText<S extends OptionSpecs>(command: Command<S>): string {
  const names = command.positionals?.names ?? [];
  const { min = 0, many = false } = command.positionals ?? {};
  const more = (at: number) => (many && at === names.length - 1 ? "…" : "");
  const places = names
    .map((name, at) => (at < min ? ` ${name}${more(at)}` : ` [${name}${more(at)}]`))
    .join("");
  return `Usage: ${command.usage}${places} [options]\n\n${command.summary}\n\nOptions:\n${describeOptions(command.options)}\n`;
}

/** A reader such as `head` may close stdout early: that is no failure of the command. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
}
