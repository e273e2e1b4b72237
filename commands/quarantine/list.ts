import { quarantineIndex, stateOf, take } from "../../operations";
import { type Command, EXIT } from "../cli";
import { filterOf, SELECTION } from "./selection";
import { count, countsLine, entryLine, HEADER, plural } from "./table";
import { openTarget, TARGET } from "./target";

const OPTIONS = {
  ...SELECTION,
  json: { type: "boolean", description: "one JSON object a line on stdout; the counts go to stderr" },
  summary: { type: "boolean", description: "the counts only" },
  ...TARGET,
} as const;

/** Lists entries, newest first; reads the index only, never content. */
export const list: Command<typeof OPTIONS> = {
  usage: "npm run quarantine -- list",
  summary:
    "Lists what is quarantined, newest first, and counts it by reason and state. Shows no content.\n" +
    "Exit code 0: listed, also when nothing is there.",
  options: OPTIONS,
  async run(context) {
    const { options, progress, signal } = context;
    const { clients, outputs } = await openTarget(context);
    const index = quarantineIndex(clients.dynamodb, outputs.tables.quarantineIndex);
    const entries = index.entries(filterOf(options), { newestFirst: true });
    const [reasons, states] = [new Map<string, number>(), new Map<string, number>()];
    let total = 0;
    for await (const entry of take(entries, options.limit ?? Number.POSITIVE_INFINITY)) {
      signal.throwIfAborted();
      total += 1;
      count(reasons, entry.reason);
      count(states, stateOf(entry));
      if (options.summary) progress.step(`counting: ${total}`);
      else if (options.json) context.print(JSON.stringify(entry));
      else {
        if (total === 1) context.print(HEADER);
        context.print(entryLine(entry));
      }
    }
    progress.end();
    const summary = { total, reasons: Object.fromEntries(reasons), states: Object.fromEntries(states) };
    if (options.summary && options.json) context.json(summary);
    else {
      const line =
        total === 0 ? "no entries" : `${plural(total)}: ${countsLine(reasons)}; ${countsLine(states)}`;
      if (options.json) progress.line(line);
      else context.print(line);
    }
    return EXIT.ok;
  },
};
