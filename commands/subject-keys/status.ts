import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { generations, type KeyItem, keyItem, survey } from "../../operations";
import { CheckFailed, type Command, EXIT, JSON_FLAG } from "../cli";
import { openTarget, TARGET } from "../quarantine/target";
import { subjects } from "./subjects";

const OPTIONS = { json: JSON_FLAG, ...TARGET } as const;

/** Shows which keys stand, and under which generation. */
export const status: Command<typeof OPTIONS> = {
  usage: "npm run subject-keys -- status",
  summary:
    "Counts the keys that stand by generation of their wrapping key, and those that were destroyed; with ids, shows\n" +
    "each. An id is a student_id_hash, none/<month> or quarantine/<day>. Shows no key.\n" +
    "Exit code 0: shown; 1: an id has no key.",
  options: OPTIONS,
  positionals: { names: ["ID"], min: 0, many: true },
  async run(context) {
    const { options, positionals, progress } = context;
    const ids = subjects(positionals);
    const { clients, outputs } = await openTarget(context);
    const table = outputs.tables.subjectKeys;
    if (ids.length > 0) {
      const found: KeyItem[] = [];
      for (const id of ids) {
        const { Item } = await clients.dynamodb.send(
          new GetItemCommand({ TableName: table, Key: { subject: { S: id } }, ConsistentRead: true }),
        );
        if (!Item) throw new CheckFailed(`no key stands for '${id}', and none was destroyed`);
        found.push(keyItem(Item));
      }
      if (options.json) context.json(found);
      else
        for (const item of found) {
          for (const [name, value] of Object.entries(item)) context.print(`${name.padEnd(14)}${value}`);
          context.print("");
        }
      return EXIT.ok;
    }
    const found = await survey(clients.dynamodb, table, (seen) => progress.step(`reading: ${seen}`));
    const states = await generations(clients.kms, outputs.subjectKeys);
    progress.end();
    if (options.json) {
      context.json({ ...found, generations: states });
      return EXIT.ok;
    }
    const { students, months, days } = found.living;
    context.print(
      `${students} keys of students, ${months} of months, ${days} of days; ${found.destroyed} destroyed`,
    );
    for (const { generation, current, state, deletedAt } of states)
      context.print(
        `generation ${generation}${current ? " (current)" : ""}: ${state}${deletedAt ? ` until ${deletedAt}` : ""}, ` +
          `${found.byGeneration[generation] ?? 0} keys`,
      );
    return EXIT.ok;
  },
};
