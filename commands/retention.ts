import { type DataClass, RETENTION, type RetentionRule } from "../contracts/retention";
import { classificationOf } from "../contracts/tags";
import { type Copy, retentionDocument, type Survey, survey } from "../operations/retention";
import type { PlannedResource } from "../policy-pack/plan";
import { type Command, EXIT, JSON_FLAG, runCommand } from "./cli";
import { recordFor, STACK_OPTION } from "./recording";

const OPTIONS = {
  json: JSON_FLAG,
  stack: STACK_OPTION,
  document: {
    type: "boolean",
    description: "print the manifest as docs/retention.md holds it, and nothing else",
  },
} as const;

/** Where every class of data lives, and when each copy of it ends. */
export const retention: Command<typeof OPTIONS> = {
  usage: "npm run retention --",
  summary:
    "Reads from the program of a stack where each class of data lives, copies that stores make of their own accord\n" +
    "included, and when each copy ends, in days after the event. Needs no AWS credentials; nothing is created.\n" +
    "Exit code 0: the stack and the retention manifest agree; 1: they contradict each other, or a store is not known\n" +
    "to the manifest; 2: wrong usage.",
  options: OPTIONS,
  async run(context) {
    const { options, print } = context;
    if (options.document) {
      print(retentionDocument().trimEnd());
      return EXIT.ok;
    }
    const { resources } = await recordFor(context, options.stack);
    const found = survey(resources as readonly PlannedResource[]);
    if (options.json) context.json({ stack: options.stack, ...found });
    else for (const line of lines(options.stack, found)) print(line);
    return found.contradictions.length === 0 ? EXIT.ok : EXIT.failed;
  },
};

function* lines(stack: string, { classes, contradictions }: Survey): Generator<string> {
  for (const { dataClass, copies, lastDay } of classes) {
    yield `${dataClass} (${classificationOf(dataClass)}): ${RETENTION[dataClass].description}`;
    yield* copyLines(copies);
    yield `  gone: ${lastDay === "never" ? "never" : `after ${period(lastDay)}`}${erasable(dataClass)}`;
    yield `  basis: ${RETENTION[dataClass].basis.join("; ")}`;
    yield "";
  }
  for (const contradiction of contradictions) yield `contradiction: ${contradiction}`;
  const verdict =
    contradictions.length === 0 ? "no contradiction" : `${contradictions.length} contradiction(s)`;
  const places = classes.reduce((sum, { copies }) => sum + copies.length, 0);
  yield `stack "${stack}": ${classes.length} classes of data in ${places} places, ${verdict}`;
}

/** What is sealed ends in every copy with the key of its subject. */
function erasable(dataClass: DataClass): string {
  const { sealed }: RetentionRule = RETENTION[dataClass];
  return sealed ? ", or for one subject when its key is destroyed" : "";
}

/** One line per store and period; log groups and queues of one class are many. */
function* copyLines(copies: readonly Copy[]): Generator<string> {
  const groups = new Map<string, Copy[]>();
  for (const copy of copies) {
    const key = JSON.stringify([
      copy.service,
      copy.kind,
      copy.from,
      copy.until,
      copy.moves,
      copy.lockedUntil,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), copy]);
  }
  for (const [copy, ...others] of groups.values() as Iterable<[Copy, ...Copy[]]>) {
    const place = others.length === 0 ? copy.resource : `${others.length + 1} of them`;
    const parts = [
      `${copy.service} (${place})`.padEnd(58),
      copy.kind.padEnd(14),
      `${copy.from > 0 ? `from day ${copy.from} ` : ""}${
        copy.until === "never" ? "for ever" : `until ${period(copy.until)}`
      }`,
      copy.lockedUntil === undefined ? "" : `locked until day ${copy.lockedUntil}`,
      copy.moves.map(({ day, storageClass }) => `${storageClass} on day ${day}`).join(", "),
    ];
    yield `  ${parts.filter((part) => part !== "").join("  ")}`.trimEnd();
  }
}

/** Days as people say them: `15 minutes`, `7 days`, `2,555 days (7.0 years)`. */
function period(days: number): string {
  if (days < 1) return `${Math.round(days * 24 * 60)} minutes`;
  const whole = `${Math.round(days).toLocaleString("en-US")} day${Math.round(days) === 1 ? "" : "s"}`;
  return days < 365 ? whole : `${whole} (${(days / 365).toFixed(1)} years)`;
}

if (require.main === module) void runCommand(retention);
